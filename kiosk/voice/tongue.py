"""Finds what speaks a language on this machine, and how it is told to: a choice of commands."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.page.language import Language

PACES: Final = (0.6, 0.8, 1.0, 1.3, 1.7)
"""How fast, in times of the usual."""
LOUDNESSES: Final = (0.25, 0.5, 0.75, 1.0)
"""How loud, of the loudest."""
WORDS_A_MINUTE: Final = 165
LOUDEST: Final = 180
"""Of espeak-ng's 200: above this it distorts."""
ESPEAK: Final = {Language.KO: "ko", Language.EN: "en", Language.ZH: "cmn-latn-pinyin"}
"""Its voice ``cmn`` (1.51) reads Han as English syllables.  Its Japanese knows kana alone, and says
"Chinese letter" for each Han character, of which a station is full: that is no voice."""
RATE_HZ: Final = 22_050
"""What most of Piper's voices speak in."""

Which = Callable[[str], str | None]


@dataclass(frozen=True)
class Delivery:
    """How something is spoken.

    Attributes:
        pace: In times of the usual.
        loudness: Of the loudest, 0 to 1.
    """

    pace: float = 1.0
    loudness: float = 0.75


@dataclass(frozen=True)
class Tongue:
    """What speaks one language here.

    Attributes:
        name: The program.
        commands: The programs that the text goes through, the first takes it on standard input.
    """

    name: str
    commands: Callable[[Delivery], tuple[tuple[str, ...], ...]]


def tongue(language: Language, which: Which, models: Mapping[str, Path]) -> Tongue | None:
    """What speaks a language on this machine; None where nothing does.

    Args:
        language: The language.
        which: Where a program is, as ``shutil.which``.
        models: Piper's voices by language.
    """
    piper, model = which("piper"), models.get(language.value)
    pacat, aplay = which("pacat"), which("aplay")
    if piper and model and model.is_file() and (pacat or aplay):
        return Tongue("piper", lambda how: _piper(piper, model, pacat, aplay, how))
    espeak = which("espeak-ng")
    if espeak and language in ESPEAK:
        return Tongue("espeak-ng", lambda how: (_espeak(espeak, language, how),))
    speechd = which("spd-say")
    if speechd and language in ESPEAK:  # behind which espeak-ng speaks
        return Tongue("spd-say", lambda how: (_speechd(speechd, language, how),))
    return None


def _espeak(program: str, language: Language, how: Delivery) -> tuple[str, ...]:
    words, loud = round(WORDS_A_MINUTE * how.pace), round(LOUDEST * how.loudness)
    return program, "-v", ESPEAK[language], "-s", str(words), "-a", str(loud), "--stdin"


def _speechd(program: str, language: Language, how: Delivery) -> tuple[str, ...]:
    rate, volume = round((how.pace - 1) * 100), round(how.loudness * 200 - 100)
    kind = ("-l", language.value, "-r", str(rate), "-i", str(volume))
    return program, "--wait", "--pipe-mode", *kind


def _piper(
    program: str, model: Path, pacat: str | None, aplay: str | None, how: Delivery
) -> tuple[tuple[str, ...], ...]:
    hertz = str(sample_rate(model))
    said = (program, "--model", str(model), "--length_scale", f"{1 / how.pace:.2f}", "--output-raw")
    if pacat:
        volume = str(round(65_536 * how.loudness))
        form = ("--raw", "--format=s16le", f"--rate={hertz}", "--channels=1", f"--volume={volume}")
        return said, (pacat, "--playback", *form)
    return said, (str(aplay), "-q", "-t", "raw", "-f", "S16_LE", "-c", "1", "-r", hertz)


def sample_rate(model: Path) -> int:
    """How many samples a second a voice of Piper has, as the file beside it says."""
    try:
        told = json.loads(Path(f"{model}.json").read_text(encoding="utf-8"))
        return int(told["audio"]["sample_rate"])
    except (OSError, ValueError, KeyError, TypeError):
        return RATE_HZ
