"""Whoever is handed a clip finds out whether it is what the wall saved, to the byte."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from typer.testing import CliRunner

from tests.wall.export.conftest import Office
from wall.__main__ import cli
from wall.export.sidecar import Page, read_sidecar, sealed


@pytest.fixture
def clip(office: Office) -> Path:
    return next(office.saved().glob("*.mp4"))


def asked(*words: str) -> tuple[int, str]:
    """What the command answers."""
    result = CliRunner().invoke(cli, ["export", "verify", *words])
    return result.exit_code, " ".join(result.output.split())


@pytest.mark.parametrize("how", ["film", "page", "folder"])
def test_what_was_saved_is_good(clip: Path, how: str) -> None:
    named = {"film": clip, "page": clip.with_suffix(".json"), "folder": clip.parent}[how]
    code, said = asked(str(named))
    assert code == 0
    assert f"{clip} is as it was saved." in said
    told = (
        "mapo-001 (마포대교 남단, Mapo Bridge South), main",
        "60, 1 of them damaged",
        "by the camera's own clock (RTCP)",
        "김하나, operator, touch",
        "교통사고",
    )
    for part in told:
        assert part in said
    assert "--key HEX" in said, "without the key, anybody may have signed it"


def test_with_the_walls_key_it_is_proven_whose_it_is(clip: Path, office: Office) -> None:
    code, said = asked(str(clip), "--key", office.archive.public)
    assert code == 0
    assert "--key HEX" not in said


def test_one_byte_altered_anywhere_is_found_and_named(clip: Path) -> None:
    whole, chance = clip.read_bytes(), random.Random(7)
    for at in (0, len(whole) - 1, *(chance.randrange(len(whole)) for _ in range(20))):
        bent = bytearray(whole)
        bent[at] ^= 1 << chance.randrange(8)
        clip.write_bytes(bent)
        code, said = asked(str(clip))
        assert code == 1
        assert said.startswith(f"{clip} was changed after it was saved: its SHA-256 is")
    clip.write_bytes(whole[:-1])
    assert (
        f"it has {len(whole) - 1} bytes, and had {len(whole)} when it was saved"
        in asked(str(clip))[1]
    )
    clip.write_bytes(whole)
    assert asked(str(clip))[0] == 0


def bend(page: Path, change: Any) -> None:
    document = json.loads(page.read_text(encoding="utf-8"))
    change(document)
    page.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.update(purpose="다른 목적"),
        lambda d: d.update(first="2026-11-20T00:00:00Z"),
        lambda d: d["channel"].update(id="mapo-002"),
        lambda d: d["who"].update(name="이두리"),
        lambda d: d.update(synchronised=False),
        lambda d: d.update(sha256="0" * 64),
        lambda d: d["record"].update(entry=999),
    ],
)
def test_one_word_altered_in_the_page_is_found(clip: Path, change: Any) -> None:
    page = clip.with_suffix(".json")
    bend(page, change)
    code, said = asked(str(clip))
    assert code == 1
    assert f"The sidecar {page} was changed after it was signed" in said


def test_a_page_that_somebody_else_signed_is_told_from_the_walls(
    clip: Path, office: Office
) -> None:
    page = clip.with_suffix(".json")
    other = Ed25519PrivateKey.generate()
    forged = json.loads(read_sidecar(page).text)
    del forged["signature"]
    forged["purpose"] = "다른 목적"
    forged["wall"]["key"] = other.public_key().public_bytes_raw().hex()
    page.write_text(sealed(Page.model_validate(forged), other.sign).text, encoding="utf-8")
    assert asked(str(clip))[0] == 0, "it is whole, and says whose key it is"
    code, said = asked(str(clip), "--key", office.archive.public)
    assert code == 1
    assert f"not with {office.archive.public}" in said


def test_a_film_under_another_name_is_told(clip: Path) -> None:
    moved = clip.with_name("seoul-0001.mp4")
    clip.rename(moved)
    clip.with_suffix(".json").rename(moved.with_suffix(".json"))
    code, said = asked(str(moved))
    assert code == 1
    assert clip.name in said


def test_a_page_without_its_film_says_so(clip: Path) -> None:
    page = clip.with_suffix(".json")
    clip.unlink()
    code, said = asked(str(page))
    assert code == 1
    assert f"There is no {clip}" in said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, "without its sidecar a file proves nothing"),
        ("{", "cannot be read"),
        ("[]", "not as a wall writes it"),
        ("{}", "at citywall_export, Field required"),
    ],
)
def test_a_page_that_is_none_is_said_in_a_sentence(
    clip: Path, text: str | None, expected: str
) -> None:
    page = clip.with_suffix(".json")
    page.unlink() if text is None else page.write_text(text)
    code, said = asked(str(clip))
    assert code == 2
    assert expected in said
