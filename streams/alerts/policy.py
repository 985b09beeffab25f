"""What an operator wants of alerts, where CAP leaves it to those who show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from streams.alerts.alert import Scope, Status
from streams.alerts.seal import Seal, SealState


@dataclass(frozen=True)
class Policy:
    """Which messages are shown, and for how long.

    Attributes:
        statuses: Which are shown; whatever is not actual is marked in any case.
        scopes: Which are shown.
        unsigned: Whether messages without a signature are shown.
        untrusted: Whether messages are shown that somebody signed whom we do not know.
        authorities: Senders who may update and cancel what others sent.
        lasts: How long a message counts that tells no end.
        languages: The best first.
    """

    statuses: frozenset[Status] = frozenset({Status.ACTUAL, Status.EXERCISE})
    scopes: frozenset[Scope] = frozenset({Scope.PUBLIC})
    unsigned: bool = True
    untrusted: bool = True
    authorities: frozenset[str] = frozenset()
    lasts: timedelta = timedelta(hours=24)
    languages: tuple[str, ...] = ("ko", "en")

    def admits(self, seal: Seal) -> bool:
        """Return whether a message with this signature counts at all; a broken one never does."""
        if seal.state is SealState.UNSIGNED:
            return self.unsigned
        if seal.state is SealState.UNTRUSTED:
            return self.untrusted
        return seal.state is SealState.TRUSTED


DEFAULT: Final = Policy()
