"""What came of a question to a camera: the element asked for, or words for why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts.problem import excerpt
from streams.floor.log import redact
from streams.onvif.element import child, children, local, read, text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element


class AnswerError(Exception):
    """The camera gave no usable answer; the text is a sentence's worth of words why.

    Args:
        words: Those words, in English.
        said: What the camera itself said, if it said anything; short, and without passwords.
    """

    def __init__(self, words: str, said: str = "") -> None:
        """Keep the camera's own words apart: they are nobody's to translate."""
        super().__init__(words)
        self.said = said


class FaultError(AnswerError):
    """The camera answers, but not what was asked; another question may fare better."""


class RefusedError(AnswerError):
    """The camera wants another login, or one at all."""


def own_words(said: str) -> str:
    """Return a camera's own words on one short line, without passwords or control characters."""
    return excerpt(redact(said))


def read_answer(status: int, data: bytes, operation: str) -> Element:
    """Return the response element of `operation`.

    Args:
        status: The HTTP status.
        data: The HTTP body.
        operation: The SOAP operation that was asked for, as `GetProfiles`.

    Raises:
        RefusedError: The camera refuses the login.
        FaultError: It answers a fault, or something that is no SOAP.
    """
    root = read(data)
    body = child(root, "Body") if root is not None and local(root) == "Envelope" else None
    fault = child(body, "Fault")
    if fault is not None:
        raise _of_fault(fault, status, operation)
    if status in (401, 403):
        raise RefusedError(f"HTTP {status}")
    if status != 200:
        raise FaultError(f"answers {operation} with HTTP {status}")
    found = child(body, f"{operation}Response")
    if found is None:
        kind = "something that is no SOAP" if body is None else "another message"
        raise FaultError(f"answers {operation} with {kind}")
    return found


def _of_fault(fault: Element, status: int, operation: str) -> AnswerError:
    codes = " ".join(_codes(fault)).lower()
    reason = text(fault, "Reason", "Text") or text(fault, "faultstring")
    own = own_words(reason)
    said = own or "no reason given"
    # Many cameras name no subcode and put it into prose: "Sender not Authorized".
    unnamed = "auth" in reason.lower() or "password" in reason.lower()
    if "notauthorized" in codes or "failedauthentication" in codes or unnamed or status == 401:
        return RefusedError(said, own)
    return FaultError(f"answers {operation} with the fault '{said}'", own)


def _codes(fault: Element) -> Iterator[str]:
    """Yield the code and its subcodes (SOAP 1.2), or SOAP 1.1's one code."""
    yield text(fault, "faultcode")
    code = child(fault, "Code")
    while code is not None:
        yield text(code, "Value")
        code = next(children(code, "Subcode"), None)
