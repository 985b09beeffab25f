"""Says in Korean or English who sent an alert, until when it counts and whether it is proven."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo
from typing import Final

from streams.alerts.alert import Status
from streams.alerts.seal import SealState
from streams.floor.catalogue import Catalogue
from wall.rules.happening import Drill

LANGUAGES: Final = ("ko", "en")
DRILLS: Final[Mapping[Status, Drill]] = {
    Status.ACTUAL: "",
    Status.EXERCISE: "exercise",
    Status.TEST: "test",
    Status.SYSTEM: "test",
    Status.DRAFT: "test",
}
SPOKEN: Final[Mapping[str, Mapping[str, str]]] = {
    "ko": {
        "until": "{time}까지",
        "further": "별도 안내가 있을 때까지",
        "day": "%-m월 %-d일 %H:%M",
        "trusted": "서명 확인됨",
        "untrusted": "모르는 서명",
        "unsigned": "서명 없음",
        "deaf": "경보를 받지 못하고 있습니다",
        "silent": "경보 피드 '{feed}': {time}부터 응답이 없습니다. 그동안의 경보는 여기에 "
        "나타나지 않습니다. ({error})",
    },
    "en": {
        "until": "until {time}",
        "further": "until further notice",
        "day": "%-d %b %H:%M",
        "trusted": "signature verified",
        "untrusted": "unknown signature",
        "unsigned": "not signed",
        "deaf": "Alerts are not being heard",
        "silent": "'{feed}' has not answered since {time}; what it tells meanwhile is not shown "
        "here. ({error})",
    },
}
FAR: Final = timedelta(days=300)
"""What ends later than so has no end as far as anybody is concerned who looks at it."""
WORDS: Final = Catalogue("alerts", SPOKEN)


def until(language: str, at: datetime, now: datetime, zone: tzinfo | None) -> str:
    """Return until when something counts: the time, and the day where it is another one.

    A day of another year would be taken for one of this.

    Args:
        language: ``ko`` or ``en``.
        at: When it ends.
        now: The present moment.
        zone: Of the clock on the wall; None: the machine's.
    """
    if at - now > FAR:
        return WORDS[language]["further"]
    end = at.astimezone(zone)
    today = end.date() == now.astimezone(zone).date()
    form = "%H:%M" if today else WORDS[language]["day"]
    return WORDS[language]["until"].format(time=end.strftime(form))


def deaf(language: str, feed: str, since: datetime, error: str) -> tuple[str, str]:
    """Return that a feed is silent: what it means, and the sentence."""
    time = since.astimezone().strftime("%H:%M")
    sentence = WORDS[language]["silent"].format(feed=feed, time=time, error=error)
    return WORDS[language]["deaf"], sentence


def proven(language: str, state: SealState) -> str:
    """Return what is known of a signature."""
    return WORDS[language][state.value]
