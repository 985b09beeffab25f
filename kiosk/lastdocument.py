"""Keeps the document that a kiosk stood with: a mistake in the next one darkens no screen."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from layouts.kiosk import Kiosk
from layouts.kiosk_reader import load_kiosk
from layouts.phrase import phrase
from layouts.problem import DocumentError
from layouts.stamp import Stamp, stamp_of
from streams.floor.log import logger

SUFFIX = ".last"
"""Behind the document's name, in its folder: what it names is found from there."""

log = logger(__name__)


@dataclass(frozen=True)
class Found:
    """What a kiosk begins with.

    Attributes:
        kiosk: From its document, or from the one that it stood with last.
        trouble: Why it is not its document, a sentence; empty where it is.
    """

    kiosk: Kiosk
    trouble: str = ""


class LastDocument:
    """The document that a kiosk stood with.

    Args:
        config: The document that it is to stand with.
    """

    def __init__(self, config: Path) -> None:
        """Nothing is read before `begin`."""
        self._config = config
        self._last = config.with_name(config.name + SUFFIX)
        self._stamp: Stamp = None
        self._read = b""

    def begin(self, *, watched: bool) -> Found:
        """Read the document; under a watchdog, where it cannot be used, the last one.

        Raises:
            DocumentError: It cannot be used, and either a person sees that, or none is kept.
        """
        self._stamp = stamp_of(self._config)
        try:
            kiosk = load_kiosk(self._config, listed=False)
        except DocumentError as error:
            if not watched or not self._last.exists():
                raise
            last = load_kiosk(self._last, listed=False)
            trouble = phrase(
                "the kiosk stands with its last document, without its new one: {why}",
                why=error.sentences,
            )
            log.error("the kiosk's document cannot be used", why=str(error))
            return Found(last, trouble)
        try:
            self._read = self._config.read_bytes()
        except OSError:
            self._read = b""  # gone since: it is read again at the next start
        return Found(kiosk)

    def keep(self) -> None:
        """The kiosk stands: keep what it was read from; from any thread but the screen's."""
        try:
            if not self._read or (self._last.is_file() and self._last.read_bytes() == self._read):
                return
            scratch = self._last.with_name(f".{self._last.name}.{os.getpid()}")
            scratch.touch(0o600)
            scratch.write_bytes(self._read)
            # It holds what the document holds: whoever may not read that may not read this.
            shutil.copymode(self._config, scratch)
            scratch.replace(self._last)
        except OSError as error:
            log.warning("the kiosk's document cannot be kept for worse days", why=str(error))

    def mended(self) -> bool:
        """Whether the document has been changed since it could not be used, and now can be."""
        stamp = stamp_of(self._config)
        if stamp == self._stamp:
            return False
        self._stamp = stamp
        try:
            load_kiosk(self._config, listed=False)
        except DocumentError:
            return False
        return True
