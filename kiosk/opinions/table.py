"""The outbox of opinions for the person who looks after a kiosk: how many, how old, and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from kiosk.opinions.standing import Standing
from streams.feeds.reason import Reason
from streams.feeds.snapshot import Failure
from streams.feeds.table import age, aligned

_MEGABYTE: Final = 1024 * 1024
_NEVER: Final = "never"
SAID: Final[Mapping[Reason, str]] = {
    Reason.NAME_UNKNOWN: "the city's name is not known here: check the endpoint's address",
    Reason.PORT_CLOSED: "connection refused: nothing listens at the endpoint's address",
    Reason.UNREACHABLE: "the city cannot be reached: check this machine's network",
    Reason.CERTIFICATE: "the city's certificate is not trusted: check the endpoint and our clock",
    Reason.NO_ANSWER: "no answer within {n} s",
    Reason.BROKEN_OFF: "the city broke the connection off",
    Reason.HTTP: "the city answered HTTP {n}",
    Reason.SENT_ON: "the city sends us on to another address: write that as the endpoint",
    Reason.SHAPE: "the answer does not name the opinion: is this the endpoint, or a proxy's page?",
    Reason.KEY: "the city refuses the kiosk's key: check it",
    Reason.QUOTA: "the city asks us to send more slowly",
    Reason.STUMBLED: "the outbox itself fails: check the disk",
}
"""What each failure of a delivery means; the feeds' words speak of a source."""


def table(standing: Standing, now: datetime) -> str:
    """Return the outbox as lines of a name and a value; no opinion's words are in it."""
    size = f"{standing.size / _MEGABYTE:.1f} of {standing.most / _MEGABYTE:.0f} MB"
    waiting = f"{standing.count} ({standing.voices} with a voice note)"
    oldest = f"{age(standing.oldest, now)} ago" if standing.oldest else "-"
    at = standing.delivered_at
    last = f"{age(at, now)} ago" if at else _NEVER
    return aligned(
        (
            ("WAITING", waiting),
            ("OLDEST", oldest),
            ("SIZE", size),
            ("REFUSED BY THE CITY", f"{standing.held} (each goes again after a day)"),
            ("DELIVERED", f"{standing.delivered} (the last: {last})"),
            ("LAST ERROR", _error(standing.failure, standing.failures, now)),
        )
    )


def said(failure: Failure) -> str:
    """Return why an opinion was not taken, in English."""
    return failure.reason.say(failure.number, failure.own, SAID.get(failure.reason))


def _error(failure: Failure | None, failures: int, now: datetime) -> str:
    if failure is None:
        return "none"
    often = f", {failures} times in a row" if failures > 1 else ""
    return f"{age(failure.at, now)} ago{often}: {said(failure)}"
