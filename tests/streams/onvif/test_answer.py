"""Tells refusals from faults, in the dialects of SOAP that cameras speak."""

from __future__ import annotations

import pytest

from streams.onvif.answer import FaultError, RefusedError, read_answer
from streams.onvif.element import text

SOAP12 = "http://www.w3.org/2003/05/soap-envelope"
SOAP11 = "http://schemas.xmlsoap.org/soap/envelope/"


def envelope(inner: str, namespace: str = SOAP12) -> bytes:
    return f'<s:Envelope xmlns:s="{namespace}"><s:Body>{inner}</s:Body></s:Envelope>'.encode()


def fault(subcode: str, reason: str) -> bytes:
    return envelope(
        f"<s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>{subcode}</s:Value>"
        f"</s:Subcode></s:Code><s:Reason><s:Text>{reason}</s:Text></s:Reason></s:Fault>"
    )


def test_the_response_is_what_was_asked_for() -> None:
    answer = read_answer(200, envelope("<GetAResponse><B> c </B></GetAResponse>"), "GetA")

    assert text(answer, "B") == "c"


@pytest.mark.parametrize(
    ("status", "data"),
    [
        (400, fault("ter:NotAuthorized", "Sender not Authorized")),
        (500, fault("wsse:FailedAuthentication", "The security token could not be authenticated")),
        (400, fault("", "Authority failure")),
        (400, fault("", "Wrong username or password")),
        (401, fault("", "no")),
        (401, b"<html>401 Unauthorized</html>"),
        (403, b""),
        (
            500,
            envelope(
                "<s:Fault><faultcode>s:Client</faultcode><faultstring>Not authorized</faultstring>"
                "</s:Fault>",
                SOAP11,
            ),
        ),
    ],
)
def test_a_refusal_is_known_in_every_dialect(status: int, data: bytes) -> None:
    with pytest.raises(RefusedError):
        read_answer(status, data, "GetProfiles")


def test_a_fault_keeps_the_camera_s_words_and_no_control_characters() -> None:
    said = fault("ter:ActionNotSupported", "Not\x85here, pwd=hunter2" + "!" * 200)

    with pytest.raises(FaultError, match="answers GetA with the fault 'Not here, ") as failure:
        read_answer(500, said, "GetA")
    assert "hunter2" not in str(failure.value)
    assert len(str(failure.value)) < 120


def test_an_error_without_soap_is_told_by_its_number() -> None:
    with pytest.raises(FaultError, match="answers GetA with HTTP 404"):
        read_answer(404, b"not found", "GetA")
