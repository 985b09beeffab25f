"""Starts a kiosk from what a person typed, and says in a sentence why it cannot."""

from __future__ import annotations

import sys

from kiosk.app import Options, run
from kiosk.face.window import FaceBrokenError
from layouts.phrase import spoken_here
from layouts.problem import DocumentError
from streams.floor.watch.pulse import PulseError
from streams.floor.watch.watchdog import BAD_INPUT
from wall.glass.backend import NoDisplayError

BAD = (FaceBrokenError, NoDisplayError, PulseError)
"""What a person can mend; each says how."""


def launch(options: Options) -> int:
    """Run a kiosk until it is ended.

    Returns:
        The process's exit code.
    """
    try:
        return run(options)
    except DocumentError as error:
        sys.stderr.write(f"{error.said(spoken_here())}\n")
        return BAD_INPUT
    except BAD as error:
        sys.stderr.write(f"{error}\n")
        return BAD_INPUT
