"""What the wall says of itself at one moment: pure, from the shared memory and the judge.

Age and size are those of the picture that stands on the glass (the canvas's front buffer or the
still slot), not of whatever was decoded last: no channel claims a younger picture than it shows.
"""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from json.encoder import encode_basestring as _quoted
from typing import Any

import numpy as np
import numpy.typing as npt

from layouts.channels import Channel
from streams.floor.clock import SURE, Timing
from streams.floor.frame import Frames
from streams.floor.truth import Decoder, Rows, State, Tier, judge
from wall.remote.port import Ingest
from wall.remote.reason import reasons

WORDS = tuple(state.word for state in State)
TIERS = {int(tier): tier.word for tier in Tier}
DECODERS = {int(decoder): decoder.word for decoder in Decoder}


@dataclass(frozen=True)
class Moment:
    """One moment on both clocks.

    Attributes:
        monotonic: Seconds, CLOCK_MONOTONIC.
        wall: Seconds since 1970, UTC.
        timing: How well the machine keeps the latter.
    """

    monotonic: float
    wall: float
    timing: Timing = SURE

    @property
    def utc(self) -> str:
        """RFC 3339 with milliseconds."""
        return _utc(np.array([self.wall]))[0]


@dataclass(frozen=True)
class Look:
    """A consistent copy of what the tiles rest on at one moment.

    Attributes:
        channels: In wall order, n of them.
        rows: Copy of their status rows, shape (n,).
        states: ``State`` values, judged at this very moment, shape (n,).
        since: Seconds, monotonic, since when in that state, shape (n,).
        captured: Capture of the picture on the glass, s monotonic, 0 before the first, shape (n,).
        sizes: Width and height of that picture in pixels, 0 before the first, shape (n, 2).
        at: When.
    """

    channels: Sequence[Channel]
    rows: Rows
    states: npt.NDArray[np.uint8]
    since: npt.NDArray[np.float64]
    captured: npt.NDArray[np.float64]
    sizes: npt.NDArray[np.int64]
    at: Moment

    @property
    def ages_ms(self) -> npt.NDArray[np.float64]:
        """Age of each picture on the glass, NaN before the first, shape (n,)."""
        age = np.maximum(self.at.monotonic - self.captured, 0.0) * 1000.0
        return np.where(self.captured > 0, age, np.nan)


def look(source: Ingest, at: Moment) -> Look:
    """Read everything once.

    The states are judged anew: a judge that looks no more (its thread hangs) must not let a
    channel go on being called live.

    Args:
        source: The engine.
        at: Now.
    """
    channels, places = _roster(source)
    frames, past = source.frames, source.judge
    rows = frames.status[places]
    states = judge(rows, at.monotonic)
    since = np.where(states == past.states[places], past.since[places], at.monotonic)
    pictures = _pictures(frames, places, rows["canvas"])
    shown = pictures["sequence"] > 0
    sizes = np.stack([pictures["width"], pictures["height"]], axis=1).astype(np.int64)
    return Look(
        channels=channels,
        rows=rows,
        states=states,
        since=since,
        captured=np.where(shown, pictures["captured"], 0.0),
        sizes=np.where(shown[:, None], sizes, 0),
        at=at,
    )


def _roster(source: Ingest) -> tuple[Sequence[Channel], npt.NDArray[np.intp]]:
    """The channels, and the row of each."""
    channels, places = source.channels, source.rows
    count = min(len(channels), len(places))  # they differ for the moment of an edit
    return channels[:count], places[:count]


def _pictures(frames: Frames, places: npt.NDArray[np.intp], canvas: npt.NDArray[np.int16]) -> Rows:
    """The header of the picture that each tile is drawn from, shape (n,)."""
    pictures = frames.stills[places]
    lent = np.flatnonzero(canvas >= 0)
    canvases = frames.canvases[canvas[lent]]
    front = np.maximum(canvases["front"], 0)
    pictures[lent] = canvases["pictures"][np.arange(len(lent)), front]
    return pictures


def totals(states: npt.NDArray[np.uint8]) -> dict[str, int]:
    """How many channels are in each of the eight states."""
    return dict(zip(WORDS, np.bincount(states, minlength=len(WORDS)).tolist(), strict=True))


def channel_rows(seen: Look, only: npt.NDArray[np.intp] | None = None) -> list[str]:
    """The ``channels`` of the state document, each an object in JSON.

    The text is written here, not by ``json``: for 2,800 channels that takes half the time, and the
    library would hold the interpreter throughout, and with it the thread that draws.

    Args:
        seen: What the tiles rest on.
        only: Indices of the channels wanted; all unless told otherwise.
    """
    chosen = np.arange(len(seen.rows)) if only is None else only
    channels = [seen.channels[i] for i in chosen.tolist()]
    rows, states, since = seen.rows[chosen], seen.states[chosen], seen.since[chosen]
    now = seen.at.monotonic
    columns = zip(
        channels,
        states.tolist(),
        reasons(rows, states, since, [channel.credential for channel in channels], now),
        _utc(seen.at.wall - (now - since)),
        rows["tier"].tolist(),
        rows["decoder"].tolist(),
        seen.ages_ms[chosen].tolist(),
        *seen.sizes[chosen].T.tolist(),
        strict=True,
    )
    return [
        f'{{"id": {_quoted(channel.id)}, "state": "{WORDS[state]}", "reason": {_quoted(reason)}, '
        f'"since": "{since_utc}", "tier": "{TIERS[tier]}", "decoder": "{DECODERS[decoder]}", '
        f'"age_ms": {"null" if age != age else f"{age:.1f}"}, "size": [{width}, {height}]}}'
        for channel, state, reason, since_utc, tier, decoder, age, width, height in columns
    ]


def summary(seen: Look, budget: Any, shown: Mapping[str, Any]) -> dict[str, Any]:
    """The state document without its channels: totals, budget, and what is on the glass."""
    return {
        "at": seen.at.utc,
        "clock": {
            "synchronised": seen.at.timing.synchronised,
            "error_s": _plain(seen.at.timing.error_s),
        },
        "totals": totals(seen.states),
        "budget": budget_document(budget),
        "scene": shown.get("scene"),
        "salvos": shown.get("salvos", []),
        "tour": shown.get("tour"),
        "spotlight": shown.get("spotlight"),
        "spotlights": shown.get("spotlights", []),
        "editing": shown.get("editing"),
    }


def document(seen: Look, budget: Any, shown: Mapping[str, Any]) -> bytes:
    """The whole state document of ``GET /state``, as JSON in UTF-8."""
    rest = json.dumps(summary(seen, budget, shown), ensure_ascii=False, allow_nan=False)
    return f'{{"channels": [{", ".join(channel_rows(seen))}], {rest[1:]}'.encode()


def budget_document(budget: Any) -> dict[str, Any]:
    """The engine's budget as JSON: a number that is none (not measured yet) is null."""
    return {name: _plain(value) for name, value in dataclasses.asdict(budget).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float):
        return round(value, 4) if math.isfinite(value) else None
    return value if value is None or isinstance(value, bool | int | str) else str(value)


def _utc(seconds: npt.NDArray[np.float64]) -> list[str]:
    """RFC 3339 with milliseconds, for seconds since 1970."""
    moments = (seconds * 1000.0).round().astype("datetime64[ms]")
    return [f"{text}Z" for text in np.datetime_as_string(moments, unit="ms").tolist()]
