"""What citizens say in a trial: each opinion has a number, so that none passes for another."""

from __future__ import annotations

import base64
import json
import random
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from kiosk.opinions.opinion import SCALE
from kiosk.opinions.receiptcode import new_code

WORDS: Final = (
    "좋아요",
    "승강기가",
    "느려요",
    "the lift",
    "please",
    "出口",
    "ありがとう",
    "👍🏽",
    "ㅋㅋ",
)
SPOKEN: Final = 0.03
"""The share of opinions with a voice note."""
VOICE_BYTES: Final = (2_000, 40_000)


@dataclass(frozen=True)
class Said:
    """One opinion that is given.

    Attributes:
        number: Its own, from 0; the text begins with it.
        code: Of its draft.
        scale: What was tapped.
        text: What was typed.
        voice: What was spoken.
    """

    number: int
    code: str
    scale: int
    text: str
    voice: bytes

    def line(self) -> str:
        """It, as the kiosk of a trial reads it."""
        said = {"code": self.code, "scale": self.scale, "text": self.text}
        return json.dumps(said | {"voice": base64.b64encode(self.voice).decode()}) + "\n"


@dataclass(frozen=True)
class Reckoning:
    """What became of all that was said.

    Attributes:
        lost: Numbers that the city does not have.
        twice: Numbers that it has more than once.
        altered: Numbers that it has with other words, another scale or another voice.
        unknown: Letters that nobody wrote.
    """

    lost: tuple[int, ...]
    twice: tuple[int, ...]
    altered: tuple[int, ...]
    unknown: int

    @property
    def is_good(self) -> bool:
        """Whether none was lost, none came twice, and each is what was said."""
        return not (self.lost or self.twice or self.altered or self.unknown)


def opinions(count: int, chance: random.Random) -> list[Said]:
    """Return what `count` citizens say."""
    return [_one(number, chance) for number in range(count)]


def reckoned(said: Collection[Said], letters: Iterable[bytes]) -> Reckoning:
    """Hold what the city has against what was said."""
    given = {one.number: one for one in said}
    found: Counter[int] = Counter()
    altered, unknown = [], 0
    for body in letters:
        letter = json.loads(body)
        number = int(letter["text"].split(" ", 1)[0])
        found[number] += 1
        if number not in given:
            unknown += 1
        elif not _same(given[number], letter):
            altered.append(number)
    return Reckoning(
        tuple(sorted(set(given) - set(found))),
        tuple(sorted(number for number, times in found.items() if times > 1)),
        tuple(sorted(altered)),
        unknown,
    )


def _one(number: int, chance: random.Random) -> Said:
    text = " ".join((str(number), *chance.choices(WORDS, k=chance.randrange(12))))
    voice = chance.randbytes(chance.randint(*VOICE_BYTES)) if chance.random() < SPOKEN else b""
    return Said(number, new_code(chance.randbytes), chance.choice(SCALE), text, voice)


def _same(said: Said, letter: Mapping[str, object]) -> bool:
    voice = letter.get("voice")
    spoken = base64.b64decode(voice["data"]) if isinstance(voice, dict) else b""
    told = letter["opinion"], letter["scale"], letter["text"], spoken
    return told == (said.code, said.scale, said.text, said.voice)
