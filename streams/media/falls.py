"""What befell the engine's own processes, and is counted: they ended, or hung and were ended."""

from __future__ import annotations

from collections import Counter
from typing import Final, Literal, NamedTuple

from streams.media.wire import Message

Who = Literal["worker", "stills"]
Why = Literal["ended", "hung"]
WHYS: Final[tuple[Why, ...]] = ("ended", "hung")


class Fall(NamedTuple):
    """What happened to whom.

    Attributes:
        who: A worker, or the still decoder beside one.
        why: It ended by itself, or it hung and was ended.
    """

    who: Who
    why: Why


FALLS: Final = (*(Fall("worker", why) for why in WHYS), *(Fall("stills", why) for why in WHYS))


def falls_in(report: Message) -> Counter[Fall]:
    """What has befallen a worker's still decoder since its report before."""
    told = report["falls"]
    return Counter({Fall("stills", why): int(told[why]) for why in WHYS if why in told})
