"""Which clips a city has: the full set for people, small ones for tests, odd ones for courage."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from streams.sample.clip import ClipSpec
from streams.sample.places import PLACES


@dataclass(frozen=True)
class Pair:
    """What one camera has: its main and its sub clip, which may be the same."""

    main: ClipSpec
    sub: ClipSpec


def demo() -> tuple[Pair, ...]:
    """Twelve places: 1920x1080@25 at 3 Mb/s and 640x360@15 at 300 kb/s, 16 s, two in H.265."""
    pairs = []
    for place in range(len(PLACES)):
        main = ClipSpec(2 * place, place, 1920, 1080, 25, 16, 50, 3000)
        sub = ClipSpec(2 * place + 1, place, 640, 360, 15, 16, 30, 300)
        if place == 9:
            main = replace(main, codec="hevc")
        if place in (4, 9):
            sub = replace(sub, codec="hevc")
        pairs.append(Pair(main, sub))
    return tuple(pairs)


def subs() -> tuple[Pair, ...]:
    """The demo's sub clips alone, for benchmarks: half a minute less to make."""
    return tuple(Pair(pair.sub, pair.sub) for pair in demo())


def tiny() -> tuple[Pair, ...]:
    """Three places of 4 s with a keyframe every second, made in about a second, for tests."""
    pairs = []
    for place, codec in enumerate(("h264", "hevc", "h264")):
        main = ClipSpec(2 * place, place, 640, 360, 25, 4, 25, 800)
        sub = ClipSpec(2 * place + 1, place, 320, 180, 15, 4, 15, 200)
        if codec == "hevc":
            main, sub = replace(main, codec="hevc"), replace(sub, codec="hevc")
        pairs.append(Pair(main, sub))
    return tuple(pairs)


def odd() -> tuple[Pair, ...]:
    """What real networks have as well; one camera each."""
    plain = ClipSpec(0, 0, 320, 180, 15, 4, 15, 200)
    cases = (
        replace(plain, number=32, b_frames=2),
        replace(plain, number=33, width=352, height=240),
        replace(plain, number=34, full_range=True),
        replace(plain, number=35, seconds=12, gop=180),
        replace(plain, number=36, parameter_sets="sdp"),
        replace(plain, number=37, parameter_sets="inband"),
        replace(plain, number=38, codec="hevc", parameter_sets="sdp"),
        replace(plain, number=39, codec="hevc", parameter_sets="inband"),
        replace(plain, number=40, width=180, height=320),
        replace(plain, number=41, width=704, height=576, fps=10, gop=20),
    )
    return tuple(Pair(spec, spec) for spec in cases)


SETS: dict[str, Callable[[], tuple[Pair, ...]]] = {
    "demo": demo,
    "subs": subs,
    "tiny": tiny,
    "odd": odd,
}
