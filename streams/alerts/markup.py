"""Reads XML that a stranger sent: nothing in it is expanded or fetched, and its size is bounded."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from layouts.problem import DocumentError, Problem

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_BYTES: Final = 1024 * 1024
"""The largest messages that are sent, with thousands of points, have a third of it."""
_KOREAN: Final = re.compile(
    rb"""\s*<\?xml[^>]*encoding\s*=\s*["'](?:euc-kr|ks_c_5601-1987|cp949|ms949|uhc)["'][^>]*\?>""",
    re.IGNORECASE,
)


def read(data: bytes, source: str | Path, most: int = MOST_BYTES) -> Element:
    """Return the root element of a document.

    Args:
        data: The document.
        source: Where it came from, as errors name it.
        most: Bytes that it may have.

    Raises:
        DocumentError: It is too large, no XML, or has a DTD.
    """
    if len(data) > most:
        found, expected = f"{len(data):,} bytes", f"at most {most:,}"
        raise refusal(source, "", found, expected, "ask the sender for a smaller document")
    try:
        root: Element = fromstring(_readable(data), forbid_dtd=True)
    except ParseError as error:
        line = error.position[0] if error.position else 0
        found, mend = "text that is no XML", "check that it is the right document, and whole"
        raise DocumentError([Problem(str(source), line, "", found, "XML", mend)]) from None
    except (DefusedXmlException, ValueError, LookupError) as error:
        known = isinstance(error, DefusedXmlException)
        found = "a DTD or an entity" if known else "an encoding that nobody knows"
        mend = "ask the sender for a document without" if known else "ask the sender for UTF-8"
        raise refusal(source, "", found, "plain XML", mend) from None
    return root


def _readable(data: bytes) -> bytes | str:
    """Return a document as expat can read it: it knows no encoding of Korean but UTF-8.

    Raises:
        LookupError: Its encoding is unknown.
        ValueError: It is not in the encoding that it tells.
    """
    data = data.lstrip()  # a declaration of XML is none behind an empty line, which senders send
    declared = _KOREAN.match(data)
    return data if declared is None else data[declared.end() :].decode("cp949")


def split_name(element: Element) -> tuple[str, str]:
    """Return an element's namespace and its name."""
    space, _, name = element.tag.rpartition("}")
    return space.lstrip("{"), name


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return split_name(element)[1]


def clean(text: str | None) -> str:
    """Return text as it may stand on a screen: composed (NFC), single blanks, no odd signs.

    What cannot be printed goes, and with it the signs that turn other letters around.
    """
    lines = []
    for line in unicodedata.normalize("NFC", text or "").split("\n"):
        words = " ".join(line.split())
        lines.append("".join(letter for letter in words if letter.isprintable()))
    return "\n".join(lines).strip()


def refusal(
    source: str | Path, path: str, found: str, expected: str, mend: str = ""
) -> DocumentError:
    """Return the error that refuses a document for one thing."""
    return DocumentError([Problem(str(source), 0, path, found, expected, mend)])
