"""An alerts document that is wrong says where, what was found and what to write."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from layouts.problem import DocumentError
from streams.alerts.access import Access
from streams.alerts.alert import Pair, Point, Status
from streams.alerts.alerts_form import load_alert_settings
from streams.alerts.schema import FILE, schema_text
from streams.alerts.settings import AlertSettings, Source

WHOLE: dict[str, Any] = {
    "version": 1,
    "place": {
        "lat": 37.5663,
        "lon": 126.9779,
        "radius_m": 18000,
        "geocodes": {"SAME": ["006109"]},
        "regions": ["서울특별시"],
    },
    "sources": [
        {
            "id": "kma",
            "url": "https://alerts.example.kr/cap.atom",
            "every_s": 5,
            "key_parameter": "serviceKey",
            "key_env": "KMA_KEY",
        }
    ],
    "untrusted": "refuse",
    "statuses": ["Actual", "Exercise", "Test"],
    "lasts_h": 6,
    "book": "alerts.sqlite",
}


def load(folder: Path, **changed: Any) -> AlertSettings:
    path = folder / "alerts.json"
    path.write_text(json.dumps({**WHOLE, **changed}, indent=1), encoding="utf-8")
    return load_alert_settings(path)


def test_a_whole_document(tmp_path: Path) -> None:
    found = load(tmp_path)

    assert found.place.point == Point(37.5663, 126.9779)
    assert found.place.geocodes == (Pair("SAME", "006109"),)
    assert found.policy.statuses == {Status.ACTUAL, Status.EXERCISE, Status.TEST}
    assert (found.policy.unsigned, found.policy.untrusted) == (True, False)
    assert found.policy.lasts == timedelta(hours=6)
    assert found.book == tmp_path / "alerts.sqlite"
    (source,) = found.sources
    assert source.query({"KMA_KEY": "s3cret"}) == {"serviceKey": "s3cret"}
    assert source.query({}) == {}
    assert Source("x", "https://x").query({}) == {}


def test_the_published_schema_is_that_of_the_form(tmp_path: Path) -> None:
    assert FILE.read_text(encoding="utf-8") == schema_text(), "run: python -m streams.alerts.schema"
    assert load(tmp_path, **{"$schema": "alerts.schema.json"}).place == load(tmp_path).place


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"place": {"lat": 126.9, "lon": 37.5}}, "$.place: found lat 126.9"),
        ({"sources": [{"id": "a", "url": "ftp://x"}]}, "expected an address as https://HOST/PATH"),
        ({"sources": [{"id": "a", "url": "https://u:p@x/"}]}, "without user or password"),
        ({"sources": [{"id": "a", "url": "https://x", "key_env": "K"}]}, "both 'key_parameter'"),
        ({"sources": WHOLE["sources"] * 2}, "$.sources[1].id: found the id 'kma' a second time"),
        ({"statuses": []}, "$.statuses"),
        ({"statuses": ["actual"]}, "\"Actual\""),
        ({"unsigned": "hide"}, "expected show or refuse"),
        ({"anchors": "nowhere"}, "a folder that cannot be read"),
        ({"sources": [{"id": "a", "url": "https://x", "token": "no.token"}]}, "'no.token', which"),
        ({"sources": [{"id": "a", "url": "http://x", "token_env": "T"}]}, "a token over https"),
        (
            {"sources": [{"id": "a", "url": "https://x", "token": "t", "token_env": "T"}]},
            "'token' or 'token_env', not both",
        ),
        ({"sources": [{"id": "a", "url": "https://x", "authority": "ca.pem"}]}, "'ca.pem', which"),
        (
            {"sources": [{"id": "a", "url": "https://x", "stands_in_for": "a"}]},
            "expected the id of another feed",
        ),
        ({"sauces": []}, "the unknown key 'sauces'"),
        ({"version": 2}, "expected 1, the version that this citywall reads"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(tmp_path: Path, changed: dict[str, Any], says: str) -> None:
    with pytest.raises(DocumentError) as caught:
        load(tmp_path, **changed)
    assert says in str(caught.value)
    assert "alerts.json, line " in str(caught.value) or "anchors" in changed
    assert "u:p@" not in str(caught.value)


def test_token_certificates_and_stand_in_of_a_feed(tmp_path: Path) -> None:
    token, authority = tmp_path / "relay.token", tmp_path / "ca.pem"
    token.touch(mode=0o600)
    token.write_text("a-token-of-good-length")
    authority.touch()
    relay = {"id": "relay", "url": "https://10.0.0.1:8700/alerts.atom", "token": "relay.token"}
    agency = {"id": "kma", "url": "https://alerts.example.kr/cap.atom", "stands_in_for": "relay"}
    found = load(tmp_path, sources=[{**relay, "authority": "ca.pem"}, agency])
    assert found.sources[0].access == Access(token, "", authority)
    assert found.sources[1].stands_in_for == "relay"
    token.chmod(0o644)
    with pytest.raises(DocumentError, match="chmod 600"):
        load(tmp_path, sources=[relay])
