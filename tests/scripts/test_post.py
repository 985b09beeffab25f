"""Opinions outlive a kiosk that is killed: none lost, none twice; the reckoning would see it."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.opinions.letter import body
from kiosk.opinions.opinion import GRAIN, Opinion
from scripts.benchmark.opinions import told
from scripts.benchmark.post.citizen import Said, opinions, reckoned
from scripts.benchmark.post.city import LOST, TAKEN
from scripts.benchmark.post.trial import Trial, run

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def letter(said: Said) -> bytes:
    kept = Opinion(
        said.code, "hongik-1", "trains", "ko", NOW, GRAIN, said.scale, said.text, said.voice
    )
    return body(kept)


@pytest.mark.timeout(300)
def test_of_opinions_given_to_a_kiosk_that_is_killed_each_arrives_once(tmp_path: Path) -> None:
    result = run(Trial(150, kills=6, seed=5), tmp_path)
    assert result.reckoning.is_good, result.reckoning
    assert result.left == 0
    assert len(result.trial.accepted) == 150
    assert result.trial.starts > 6
    # Some were taken by the city before the kiosk heard of it; it knew them again.
    assert result.befell[LOST] > 0
    assert result.befell[TAKEN] > 0
    assert told(result)["lost"] == 0


def test_an_opinion_that_is_missing_is_seen() -> None:
    said = opinions(5, random.Random(1))
    assert reckoned(said, map(letter, said)).is_good
    assert reckoned(said, map(letter, said[1:])).lost == (0,)


def test_the_same_words_under_two_codes_are_seen() -> None:
    said = opinions(5, random.Random(1))
    doubled = [*said, replace(said[3], code=said[4].code[::-1])]
    found = reckoned(said, map(letter, doubled))
    assert found.twice == (3,)
    assert not found.is_good


def test_words_a_scale_or_a_voice_that_changed_are_seen() -> None:
    said = opinions(120, random.Random(2))
    spoken = next(one for one in said if one.voice)
    for changed in (
        replace(said[0], text=said[0].text + " !"),
        replace(said[0], scale=6),
        replace(spoken, voice=spoken.voice[:-1]),
    ):
        others = [one for one in said if one.number != changed.number]
        assert reckoned(said, map(letter, [*others, changed])).altered == (changed.number,)


def test_a_letter_that_nobody_wrote_is_seen() -> None:
    said = opinions(3, random.Random(1))
    stranger = json.dumps({"opinion": "X", "text": "77 hello", "scale": 1}).encode()
    assert reckoned(said, [*map(letter, said), stranger]).unknown == 1
