"""A kiosks document is read strictly: what is wrong is named with its place and its mend."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from layouts.problem import DocumentError
from wall.fleet.form import load_fleet

KIOSK: dict[str, object] = {
    "id": "a",
    "name": {"ko": "가"},
    "url": "http://10.0.0.1:8090/",
    "token": "a.token",
}


def document(folder: Path, *kiosks: dict[str, object], mode: int = 0o600) -> Path:
    """A document of these kiosks, whose tokens are there."""
    for name in ("a.token", "b.token"):
        (folder / name).write_text("a-token-of-good-length")
        (folder / name).chmod(mode)
    file = folder / "kiosks.json"
    file.write_text(json.dumps({"version": 1, "kiosks": kiosks}), encoding="utf-8")
    return file


def test_a_document_is_read(tmp_path: Path) -> None:
    fleet = load_fleet(document(tmp_path, KIOSK, KIOSK | {"id": "b", "token": "b.token"}))
    assert [kiosk.id for kiosk in fleet.kiosks] == ["a", "b"]
    assert fleet.kiosks[0].url == "http://10.0.0.1:8090"
    assert fleet.kiosks[1].token == tmp_path / "b.token"


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        ({"url": "10.0.0.1:8090"}, "an address as http://HOST:PORT"),
        ({"url": "http://kim:secret@10.0.0.1"}, "an address without user or password"),
        ({"token": "c.token"}, "chmod 600 c.token"),
        ({"tokn": "a.token"}, "tokn"),
    ],
)
def test_a_slip_is_named_with_its_place_and_mend(
    tmp_path: Path, slip: dict[str, object], said: str
) -> None:
    with pytest.raises(DocumentError) as refused:
        load_fleet(document(tmp_path, KIOSK | slip))
    assert said in str(refused.value)
    assert "secret" not in str(refused.value)


def test_a_kiosk_stands_there_once(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="the kiosk 'a' a second time"):
        load_fleet(document(tmp_path, KIOSK, KIOSK))


def test_a_token_that_others_may_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="chmod 600"):
        load_fleet(document(tmp_path, KIOSK, mode=0o644))
