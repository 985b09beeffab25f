"""What a citizen has tapped, typed and spoken and not yet sent: one place, which can be wiped."""

from __future__ import annotations

from datetime import datetime, timedelta

from kiosk.opinions.opinion import GRAIN, SCALE, Opinion, span
from kiosk.opinions.receiptcode import Chance, new_code
from kiosk.opinions.text import MOST, cleaned, room


class Draft:
    """An opinion that is being given.

    It has its code from the start, so that the same draft sent twice, by two taps or after a
    crash, is one opinion.

    Args:
        page: What it is about.
        language: Of the screen.

    Attributes:
        code: Of the opinion that it will be.
        scale: What was tapped.
        text: What was typed; bounded as it grows.
        voice: What was spoken, Ogg with Opus.
    """

    def __init__(self, page: str, language: str, chance: Chance | None = None) -> None:
        """Nothing has been said."""
        self.page = page
        self.language = language
        self.code = new_code(chance) if chance else new_code()
        self.scale: int | None = None
        self.text = ""
        self.voice = bytearray()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to send."""
        return self.scale is None and not cleaned(self.text) and not self.voice

    @property
    def room(self) -> int:
        """How many more characters may be typed."""
        return room(self.text)

    def rate(self, scale: int) -> None:
        """Tap a step of the scale; the same one again takes it back.

        Raises:
            ValueError: There is no such step.
        """
        if scale not in SCALE:
            raise ValueError(f"the scale has {SCALE[0]} to {SCALE[-1]}: there is no {scale}")
        self.scale = None if self.scale == scale else scale

    def write(self, text: str) -> None:
        """Take the whole text as it stands now; what is beyond the bound is left out."""
        self.text = text[:MOST]

    def speak(self, voice: bytes) -> None:
        """Take a voice note in place of one before."""
        self._silence()
        self.voice[:] = voice

    def wipe(self) -> None:
        """Forget all of it, at once; the next one is another opinion."""
        self._silence()
        self.voice.clear()
        self.text = ""
        self.scale = None
        self.code = new_code()

    def finished(self, place: str, now: datetime, grain: timedelta = GRAIN) -> Opinion:
        """Return the opinion as it will be kept; the draft stays, for a try that fails."""
        return Opinion(
            self.code,
            place,
            self.page,
            self.language,
            span(now, grain),
            grain,
            self.scale,
            cleaned(self.text),
            bytes(self.voice),
        )

    def _silence(self) -> None:
        # Python frees the bytes and does not clear them; a voice is somebody's.
        self.voice[:] = bytes(len(self.voice))
