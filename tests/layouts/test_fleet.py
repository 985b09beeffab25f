"""A kiosks document is read strictly: what is wrong is named with its place and its mend."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from layouts.fleet_form import load_fleet
from layouts.problem import DocumentError
from layouts.report import check

KIOSK: dict[str, object] = {
    "id": "a",
    "name": {"ko": "가"},
    "url": "http://10.0.0.1:8090/",
    "token": "a.token",
}


EXAMPLE = Path(__file__).parents[2] / "layouts" / "examples" / "kiosks.json"


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


def test_check_knows_the_document_and_notes_which_tokens_a_wall_here_would_miss(
    tmp_path: Path,
) -> None:
    good = check(document(tmp_path, KIOSK))
    assert (good.kind, good.content, good.problems, good.notes) == (
        "kiosks document",
        "1 kiosk",
        (),
        (),
    )
    example = check(EXAMPLE)
    assert (example.content, example.problems) == ("3 kiosks", ())
    assert [note.split(":")[0] for note in example.notes] == [
        f"a wall cannot look at {name} yet" for name in ("hongik-1", "yeouido-1", "changdong-1")
    ]
    assert "chmod 600 tokens/hongik-1.token" in example.notes[0]


def test_check_names_every_slip_at_once(tmp_path: Path) -> None:
    slips: tuple[dict[str, object], ...] = (
        KIOSK | {"url": "10.0.0.1"},
        KIOSK | {"name": {}},
        {"id": "c"},
    )
    problems = [str(problem) for problem in check(document(tmp_path, *slips)).problems]
    for place in ("$.kiosks[0].url", "$.kiosks[1].name", "$.kiosks[2]"):
        assert any(place in problem for problem in problems), place
