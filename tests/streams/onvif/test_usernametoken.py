"""Holds the signature of a question to the example in ONVIF's own guide."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta, timezone
from xml.etree import ElementTree as ET

from layouts.credentials import Credential
from streams.onvif.namespace import SOAP
from streams.onvif.usernametoken import digest, security


def test_the_digest_is_that_of_the_application_programmers_guide() -> None:
    nonce = base64.b64decode("LKqI6G/AikKCQrN0zqZFlg==")

    assert digest(nonce, "2010-09-16T07:50:45Z", "userpassword") == "tuOSpGlFlIXsozq4HFNeeGeFLEI="


def test_the_header_has_the_user_and_not_the_password() -> None:
    seoul = datetime(2026, 3, 1, 9, 0, 7, 999, tzinfo=timezone(timedelta(hours=9)))
    header = security(Credential("a<b&c", "pass&word"), seoul, bytes(16))
    root = ET.fromstring(f'<s:E xmlns:s="{SOAP}">{header}</s:E>')

    told = {element.tag.rpartition("}")[2]: element.text for element in root.iter()}
    assert told["Username"] == "a<b&c"
    assert told["Created"] == "2026-03-01T00:00:07Z"
    assert told["Nonce"] == base64.b64encode(bytes(16)).decode()
    assert "word" not in header.replace("Password", "")


def test_another_nonce_is_another_digest() -> None:
    now = datetime(2026, 3, 1, tzinfo=UTC)
    login = Credential("viewer", "sesame")

    assert security(login, now, b"a" * 16) != security(login, now, b"b" * 16)
