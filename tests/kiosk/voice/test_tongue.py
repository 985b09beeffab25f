"""What speaks is chosen from what the machine has, and told how fast and how loud."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.page import Language
from kiosk.voice.tongue import ESPEAK, Delivery, sample_rate, tongue


def having(*programs: str) -> Callable[[str], str | None]:
    return lambda name: f"/usr/bin/{name}" if name in programs else None


def test_a_machine_without_a_voice_says_nothing() -> None:
    assert tongue(Language.KO, having("pacat"), {}) is None


def test_espeak_speaks_korean_english_and_chinese() -> None:
    said = [tongue(one, having("espeak-ng", "spd-say"), {}) for one in Language]
    voices = [one.commands(Delivery())[0][2] for one in said if one]
    assert voices == ["ko", "en", "cmn-latn-pinyin"]
    assert said[-1] is None, "it would say 'Chinese letter' for every Han character"


@pytest.mark.parametrize(
    ("language", "text"),
    [(Language.KO, "3번 출구"), (Language.EN, "Exit 3"), (Language.ZH, "3号出口")],
)
def test_each_language_is_read_by_sounds_of_its_own(language: Language, text: str) -> None:
    ran = subprocess.run(
        ["espeak-ng", "-v", ESPEAK[language], "-b", "1", "-q", "-x", text],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert ran.stdout.strip()
    # Where it takes another language's sounds, it writes that language's name before them.
    assert "(" not in ran.stdout


def test_faster_is_more_words_a_minute_and_louder_is_louder() -> None:
    found = tongue(Language.EN, having("espeak-ng"), {})
    assert found is not None
    slow, fast = found.commands(Delivery(0.6, 0.25))[0], found.commands(Delivery(1.7, 1.0))[0]
    assert int(slow[4]) < int(fast[4])
    assert int(slow[6]) < int(fast[6]) <= 200


def test_a_voice_of_piper_goes_before_espeak_where_it_can_be_heard(tmp_path: Path) -> None:
    model = tmp_path / "ko.onnx"
    model.touch()
    (tmp_path / "ko.onnx.json").write_text(json.dumps({"audio": {"sample_rate": 16_000}}))
    models = {"ko": model}
    deaf = tongue(Language.KO, having("piper", "espeak-ng"), models)
    assert deaf is not None
    assert deaf.name == "espeak-ng"
    found = tongue(Language.KO, having("piper", "espeak-ng", "pacat"), models)
    assert found is not None
    assert found.name == "piper"
    speaks, plays = found.commands(Delivery(1.3, 0.5))
    assert str(model) in speaks
    assert "--rate=16000" in plays
    assert "--volume=32768" in plays
    assert tongue(Language.EN, having("piper", "pacat"), models) is None


def test_a_voice_without_its_file_has_the_usual_rate(tmp_path: Path) -> None:
    assert sample_rate(tmp_path / "none.onnx") == 22_050


def test_speech_dispatcher_speaks_where_nothing_else_does() -> None:
    found = tongue(Language.ZH, having("spd-say"), {})
    assert found is not None
    assert found.commands(Delivery(1.0, 1.0))[0][-4:] == ("-r", "0", "-i", "100")
