"""Reads answers to a probe, as cameras, printers and strangers write them."""

from __future__ import annotations

import pytest

from streams.onvif.probe import Match, probe, read_matches, scope

OURS = "uuid:8f3c6a10-0000-0000-0000-000000000001"


def answer(
    related: str = OURS,
    types: str = "dn:NetworkVideoTransmitter",
    addresses: str = "http://192.0.2.10/onvif/device_service",
    scopes: str = "onvif://www.onvif.org/name/Lobby",
) -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://www.w3.org/2003/05/soap-envelope"
 xmlns:wsa="http://schemas.xmlsoap.org/ws/2004/08/addressing"
 xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery"
 xmlns:dn="http://www.onvif.org/ver10/network/wsdl"><SOAP-ENV:Header>
<wsa:MessageID>uuid:of-the-camera</wsa:MessageID><wsa:RelatesTo>{related}</wsa:RelatesTo>
</SOAP-ENV:Header><SOAP-ENV:Body><d:ProbeMatches><d:ProbeMatch>
<wsa:EndpointReference><wsa:Address>urn:uuid:of-the-camera</wsa:Address></wsa:EndpointReference>
<d:Types>{types}</d:Types><d:Scopes>{scopes}</d:Scopes><d:XAddrs>{addresses}</d:XAddrs>
<d:MetadataVersion>1</d:MetadataVersion></d:ProbeMatch></d:ProbeMatches></SOAP-ENV:Body>
</SOAP-ENV:Envelope>""".encode()


def test_a_camera_says_where_it_is_and_what_it_is_called() -> None:
    assert read_matches(answer(), OURS, "192.0.2.10") == (
        Match(
            host="192.0.2.10",
            url="http://192.0.2.10/onvif/device_service",
            endpoint="urn:uuid:of-the-camera",
            scopes=("onvif://www.onvif.org/name/Lobby",),
        ),
    )


@pytest.mark.parametrize("related", [f"urn:{OURS}", OURS.removeprefix("uuid:"), f" {OURS}\n"])
def test_the_message_s_id_comes_back_in_several_dresses(related: str) -> None:
    assert read_matches(answer(related), OURS, "192.0.2.10")


def test_an_answer_to_somebody_else_is_not_ours() -> None:
    assert read_matches(answer("uuid:another"), OURS, "192.0.2.10") == ()
    assert read_matches(answer(""), OURS, "192.0.2.10") == ()


def test_a_printer_is_no_camera() -> None:
    printer = answer(types="wsdp:Device pri:PrintDeviceType", scopes="ldap:///printers")

    assert read_matches(printer, OURS, "192.0.2.10") == ()


def test_a_camera_without_types_is_known_by_its_scopes() -> None:
    assert read_matches(answer(types=""), OURS, "192.0.2.10")


def test_a_camera_that_names_another_machine_is_asked_where_it_answered_from() -> None:
    stranger = answer(addresses="http://203.0.113.66:8080/onvif/device_service")

    (match,) = read_matches(stranger, OURS, "192.0.2.10")
    assert match.url == "http://192.0.2.10:8080/onvif/device_service"


@pytest.mark.parametrize(
    "data",
    [b"", b"\0" * 9, answer()[:200], b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"],
    ids=["empty", "zeros", "cut", "entity"],
)
def test_what_is_no_answer_is_none(data: bytes) -> None:
    assert read_matches(data, OURS, "192.0.2.10") == ()


def test_the_probe_asks_for_cameras_under_our_id() -> None:
    said = probe(OURS).decode()

    assert "dn:NetworkVideoTransmitter" in said
    assert f"<a:MessageID>{OURS}</a:MessageID>" in said


def test_scopes_are_decoded() -> None:
    scopes = (
        "onvif://www.onvif.org/Profile/T",
        "onvif://www.onvif.org/name/%EA%B0%95%EB%82%A8%201",
        "ONVIF://www.onvif.org/hardware/DS-2CD",
    )
    assert scope(scopes, "name") == "강남 1"
    assert scope(scopes, "hardware") == "DS-2CD"
    assert scope(scopes, "location") == ""
