"""Runs the wall itself as a person would start it, only without a display."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from scripts.benchmark.problem import BenchError
from scripts.benchmark.remote import Remote
from scripts.bringup import environment
from scripts.bringup.part import Part
from scripts.bringup.speech import BringupError
from streams.sample.process import CityProcess

START_S = 60.0
SIZE = (1920, 1080)
MEND = "Start it by hand with the same documents to see what it says."


class _Running(Part):
    """A part whose process can be measured."""

    @property
    def pid(self) -> int:
        """Its process."""
        return self._process.pid


class Product:
    """A running wall.

    Args:
        city: The cameras that it shows.
        folder: For documents, token and log.
        cores: Budget of its engine; None: its own choice.
        module: What is started: `wall`, or a host that runs it with a finger.
        lead: Arguments of that host, ahead of the wall's own.
        inherit: File descriptors that it keeps open.
        options: Further options of the wall.
    """

    def __init__(
        self,
        city: CityProcess,
        folder: Path,
        cores: float | None = None,
        module: str = "wall",
        lead: Sequence[str] = (),
        inherit: Sequence[int] = (),
        options: Sequence[str] = (),
    ) -> None:
        """Write the documents; `with` starts the wall."""
        channels, credentials = city.write(folder)
        self.remote = Remote.free(folder)
        self._folder = folder
        self._command = [
            *(sys.executable, "-m", module, *lead),
            *("--channels", str(channels), "--credentials", str(credentials)),
            *("--size", f"{SIZE[0]}x{SIZE[1]}"),
            *(() if "--language" in options else ("--language", "en")),
            *options,
            *("--control", self.remote.address),
            *("--control-token-file", str(self.remote.token_file)),
            *(("--cores", str(cores)) if cores is not None else ()),
        ]
        self._inherit = inherit
        self._part: _Running | None = None

    def __enter__(self) -> Self:
        """Start it, and wait until it answers."""
        env = environment.variables(self._folder / "runtime", os.environ) | {
            "QT_QPA_PLATFORM": "offscreen",
            "QT_QUICK_BACKEND": "software",
        }
        try:
            log = self._folder / "wall.log"
            self._part = _Running("The wall", self._command, log, env=env, inherit=self._inherit)
            self._part.wait_until(self.remote.answers, START_S, MEND)
        except BringupError as error:
            self.__exit__(None, None, None)
            raise BenchError(str(error)) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End it and everything it started."""
        if self._part is not None:
            self._part.stop()

    @property
    def pid(self) -> int:
        """The wall's process."""
        if self._part is None:
            raise BenchError("The wall does not run: use it in a with statement.")
        return self._part.pid

    def check(self) -> None:
        """See that it still runs.

        Raises:
            BenchError: It has ended; the text has its last lines.
        """
        if self._part is not None and (code := self._part.ended) is not None:
            raise BenchError(str(self._part.failure(f"ended with exit code {code}", MEND)))
