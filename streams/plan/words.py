"""Says a forecast in sentences that a person can act on."""

from __future__ import annotations

from collections.abc import Iterator

from streams.floor.frame import ARENA_BYTES
from streams.floor.truth import Tier
from streams.plan.costs import Cameras, Costs
from streams.plan.forecast import Bound, Forecast

SENTENCES = {
    Bound.NETWORK: "the network: {mbit:,.0f} Mb/s are more than one gigabit port carries; take a "
    "2.5 GbE port, two ports, or smaller sub-streams",
    Bound.RECEIVING: "receiving: it takes {receiving:.2f} of {cores:g} cores; give more by "
    "--cores, or wall fewer channels",
    Bound.DECODING: "decoding: motion may take {limit:.1f} of {cores:g} cores; make fewer tiles "
    "wide, or give more cores",
    Bound.CANVASES: "the canvases: more than {arena:,.0f} MB of pictures stand large; the last of "
    "them are drawn from small stills",
    Bound.KEYFRAMES: "the cameras' keyframes alone: everything that wants motion has it, and "
    "stills come as often as cameras send a keyframe",
}


def headline(found: Forecast) -> str:
    """Return the forecast in one sentence."""
    wants = ", ".join(
        part
        for part in (
            _many(found.wanted[Tier.SMOOTH], "smooth decode"),
            _many(found.wanted[Tier.SHARP], "sharp decode"),
        )
        if part
    )
    every = f"each renewed every {found.still_every:.1f} s"
    if not wants:
        return f"needs no decode in motion: {found.tiles:,} stills, {every}."
    needs = f"needs {wants.replace(', ', ' and ')}: {found.needed:.1f} cores of {found.cores:g}"
    if found.stilled:
        return f"{needs}; this machine will show {found.stilled:,} of them as stills, {every}."
    if found.shown == found.wanted:
        stills = found.shown[Tier.STILL]
        rest = f"; {stills:,} stills, {every}" if stills else ""
        return f"{needs}; this machine shows all of them in motion{rest}."
    fewer = found.wanted[Tier.SHARP] - found.shown[Tier.SHARP]
    which = "1 sharp tile from its" if fewer == 1 else f"{fewer:,} sharp tiles from their"
    return f"{needs}; this machine will show {which} sub-stream."


def details(found: Forecast, cameras: Cameras) -> Iterator[str]:
    """Yield the figures behind it, a line each."""
    for tier in (Tier.SHARP, Tier.SMOOTH, Tier.STILL):
        yield f"{tier.word:<8} {found.wanted[tier]:>6,} wanted  {found.shown[tier]:>6,} shown"
    aside = found.channels - found.tiles
    if aside:
        yield f"besides  {aside:>6,} connected and not in the scene, as stills"
    yield (
        f"cores    {found.receiving + found.motion + found.stills:.2f} of {found.cores:g}: "
        f"receiving {found.receiving:.2f}, motion {found.motion:.2f}, "
        f"up to {found.stills:.2f} for stills"
    )
    yield (
        f"stills   renewed every {found.still_every:.1f} s, at most {found.still_age:.1f} s old "
        f"(cameras send a keyframe every {cameras.gop_s:g} s)"
    )
    yield (
        f"memory   canvases {_mb(found.canvas_bytes)}, small stills {_mb(found.atlas_bytes)}, "
        f"kept pictures {_mb(found.kept_bytes)}"
    )
    yield (
        f"network  {found.mbit:,.0f} Mb/s: {cameras.sub_mbit:g} a sub-stream, "
        f"{cameras.main_mbit:g} a main stream, which every sharp tile opens besides"
    )
    facts = {
        "mbit": found.mbit,
        "receiving": found.receiving,
        "cores": found.cores,
        "limit": found.cores - found.receiving - found.stills,
        "arena": ARENA_BYTES / 1e6,
    }
    for number, bound in enumerate(found.bounds):
        yield f"{'bound by' if not number else 'and by':<8} {SENTENCES[bound].format(**facts)}"


def basis(costs: Costs, cameras: Cameras, machine: str) -> str:
    """Return what the figures rest on."""
    return (
        f"Measured here ({machine}): {costs.smooth_ms:.2f} ms a frame of a 640x360 sub-stream, "
        f"{costs.still_ms:.2f} ms a keyframe, {costs.sharp_ms:.2f} ms a frame of a 1920x1080 main "
        f"stream, {costs.receive * 1000:.2f} cores to receive 1 Gb/s. Taken for granted: cameras "
        f"send {cameras.sub_fps:g} and {cameras.main_fps:g} frames a second, and no graphics card "
        "decodes."
    )


def _many(count: int, noun: str) -> str:
    if not count:
        return ""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _mb(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"
