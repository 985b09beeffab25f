"""Says why a channel is in its state, in a sentence: pure, of a status row and the time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from streams.floor.log import redact
from streams.floor.reason import Reason
from streams.floor.truth import PACKETS_LATE_S, Link, Rows, State, Tier

MINUTE_S = 60.0
HOUR_S = 3600.0
ABOUT_ACCOUNTS = (Reason.PASSWORD, Reason.RIGHTS, Reason.SCHEME)
FIELDS = (
    "link",
    "tier",
    "refused",
    "tries",
    "retry_at",
    "played_at",
    "packet_at",
    "key_at",
    "captured",
    "content_since",
    "promise",
    "interval",
    "gop",
    "reason",
    "number",
    "words",
)


class Facts(NamedTuple):
    """The columns of one status row that a reason is made of; times in s, monotonic."""

    link: int
    tier: int
    refused: int
    tries: int
    retry_at: float
    played_at: float
    packet_at: float
    key_at: float
    captured: float
    content_since: float
    promise: float
    interval: float
    gop: float
    reason: int
    number: float
    words: bytes
    state: int
    since: float
    credential: str | None


def reasons(
    rows: Rows,
    states: npt.NDArray[np.uint8],
    since: npt.NDArray[np.float64],
    credentials: Sequence[str | None],
    now: float,
) -> list[str]:
    """Say of every channel why it is in its state.

    Args:
        rows: Array of ``STATUS``, shape (n,).
        states: ``State`` values, shape (n,).
        since: Seconds, monotonic, since when in that state, shape (n,).
        credentials: The name of each channel's credential.
        now: Seconds, monotonic.

    Returns:
        A sentence for each, in English, without a password.
    """
    columns = [rows[field].tolist() for field in FIELDS]
    facts = zip(*columns, states.tolist(), since.tolist(), credentials, strict=True)
    return [_SAY[row[-3]](Facts._make(row), now) for row in facts]


def duration(seconds: float) -> str:
    """A span of time for a person: ``3.2 s``, ``42 s``, ``5 min``, ``2.5 h``."""
    seconds = max(seconds, 0.0)
    if seconds < MINUTE_S / 6:
        return f"{seconds:.1f} s"
    if seconds < 2 * MINUTE_S:
        return f"{seconds:.0f} s"
    if seconds < 2 * HOUR_S:
        return f"{seconds / MINUTE_S:.0f} min"
    return f"{seconds / HOUR_S:.1f} h"


def said(words: bytes) -> str:
    """The camera's own words, printable and without a password."""
    text = words.decode("utf-8", "replace")
    return redact("".join(c if c.isprintable() else " " for c in text).strip())


def _connecting(facts: Facts, now: float) -> str:
    if facts.link == Link.PLAYING:
        waited = duration(now - facts.played_at)
        return f"connected, waiting for the first picture since {waited}"
    if facts.link == Link.IDLE and not facts.tries:
        return "waiting for its turn to connect"
    return _trying(facts, now)


def _trying(facts: Facts, now: float) -> str:
    """``connecting, try 3, next in 4 s: connection refused``."""
    text = f"connecting, try {max(facts.tries, 1)}"
    if facts.link != Link.CONNECTING:
        text += _next(facts, now)
    cause = _cause(facts)
    return f"{text}: {cause}" if cause else text


def _cause(facts: Facts) -> str:
    return Reason(facts.reason).say(facts.number, said(facts.words))


def _next(facts: Facts, now: float) -> str:
    if facts.retry_at <= 0:
        return ""
    wait = facts.retry_at - now
    return f", next in {max(round(wait), 1)} s" if wait > 0 else ", next at once"


def _live(facts: Facts, _now: float) -> str:
    if facts.tier == Tier.STILL:
        if facts.gop <= 0:
            return "single pictures"
        text = f"a keyframe each {facts.gop:.1f} s"
        return f"{text}, a picture within {facts.promise:.1f} s" if facts.promise > 0 else text
    stream = "main" if facts.tier == Tier.SHARP else "sub"
    rate = f", {1 / facts.interval:.3g} a second" if facts.interval > 0 else ""
    return f"every frame of the {stream} stream{rate}"


def _late(facts: Facts, now: float) -> str:
    quiet = now - facts.packet_at
    if facts.reason == Reason.RENEWED:
        return f"no packet for {duration(quiet)}{_next(facts, now)}: {_cause(facts)}"
    if facts.packet_at <= 0:
        return f"no packet since it was connected {duration(now - facts.played_at)} ago"
    if quiet > PACKETS_LATE_S:
        return f"no packet for {duration(quiet)}"
    promised = f"; it was promised within {duration(facts.promise)}" if facts.promise > 0 else ""
    return f"packets arrive but the picture is {duration(now - facts.captured)} old{promised}"


def _frozen(facts: Facts, now: float) -> str:
    still = duration(now - (facts.content_since or facts.since))
    return f"packets arrive but the picture has not changed for {still}"


def _black(facts: Facts, now: float) -> str:
    return f"the picture has been black for {duration(now - (facts.content_since or facts.since))}"


def _no_keyframe(facts: Facts, now: float) -> str:
    last = max(facts.key_at, facts.played_at)
    return f"packets arrive but no keyframe for {duration(now - last)}"


def _refused(facts: Facts, now: float) -> str:
    cause = _cause(facts) or f"the camera refused ({facts.refused})"
    asked = facts.reason in ABOUT_ACCOUNTS and facts.credential
    account = f"; its credential is '{facts.credential}'" if asked else ""
    return f"{cause}{account}{_next(facts, now)}"


def _lost(facts: Facts, now: float) -> str:
    return f"lost for {duration(now - facts.since)}; {_trying(facts, now)}"


_SAY: dict[int, Callable[[Facts, float], str]] = {
    State.CONNECTING: _connecting,
    State.LIVE: _live,
    State.LATE: _late,
    State.FROZEN: _frozen,
    State.BLACK: _black,
    State.NO_KEYFRAME: _no_keyframe,
    State.REFUSED: _refused,
    State.LOST: _lost,
}
