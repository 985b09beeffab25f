"""Starts a wall from what a person typed, and says in a sentence why it cannot."""

from __future__ import annotations

import sys
from collections.abc import Callable

from layouts.phrase import spoken_here
from layouts.problem import DocumentError
from streams.alerts.book import BookError
from streams.feeds.storeerror import StoreError
from streams.floor.control.address import AddressError
from streams.floor.control.server import ControlError
from streams.floor.control.token import TokenError
from streams.floor.ledger.ledger import LedgerError
from streams.floor.watch.pulse import PulseError
from wall.app import Options, run
from wall.face.program import SceneUnknownError
from wall.face.windows import FaceBrokenError
from wall.glass.backend import NoDisplayError

BAD_INPUT = 2
BAD = (
    AddressError,
    BookError,
    ControlError,
    FaceBrokenError,
    LedgerError,
    NoDisplayError,
    PulseError,
    SceneUnknownError,
    StoreError,
    TokenError,
)
"""What a person can mend; each says how."""


def launch(options: Callable[[], Options]) -> int:
    """Run a wall until it is closed.

    Args:
        options: Reads what was typed.

    Returns:
        The process's exit code.
    """
    try:
        return run(options())
    except DocumentError as error:
        sys.stderr.write(f"{error.said(spoken_here())}\n")
        return BAD_INPUT
    except BAD as error:
        sys.stderr.write(f"{error}\n")
        return BAD_INPUT
