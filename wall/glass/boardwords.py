"""Says in Korean or English what boards say by themselves: the time, the date, what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from layouts.pane import Clock
from streams.floor.catalogue import Catalogue

SPOKEN: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "nobody": "No channel fits this place",
        "no_data": "no data",
        "no_feeds": "No source is connected for this yet",
        "web_absent": "Web pages cannot be shown on this machine",
        "web_loading": "Loading …",
        "web_failed": "This page cannot be opened",
        "web_stale": "not reachable, as of {time}",
        "unreadable": "This file cannot be opened",
        "days": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        "months": "January February March April May June July August September October November"
        " December",
        "date": "{weekday}, {day} {month} {year}",
    },
    "ko": {
        "nobody": "이 자리에 맞는 채널이 없습니다",
        "no_data": "자료 없음",
        "no_feeds": "아직 연결된 자료원이 없습니다",
        "web_absent": "이 컴퓨터에서는 웹 페이지를 표시할 수 없습니다",
        "web_loading": "불러오는 중 …",
        "web_failed": "페이지를 열 수 없습니다",
        "web_stale": "연결 안 됨, {time}의 화면",
        "unreadable": "파일을 열 수 없습니다",
        "days": "월요일 화요일 수요일 목요일 금요일 토요일 일요일",
        "months": "1월 2월 3월 4월 5월 6월 7월 8월 9월 10월 11월 12월",
        "date": "{year}년 {month} {day}일 {weekday}",
    },
}
WORDS: Final = Catalogue("boards", SPOKEN)


def say(language: str, key: str) -> str:
    """One phrase."""
    return WORDS[language][key]


def moment_of(clock: Clock, now: datetime) -> datetime:
    """The present moment in the zone of a clock.

    Args:
        clock: Names its zone, or none for the machine's own.
        now: With its zone.
    """
    if clock.zone is None:
        return now.astimezone()
    try:
        return now.astimezone(ZoneInfo(clock.zone))
    except (ZoneInfoNotFoundError, OSError):  # the machine has no time zone database
        return now.astimezone()


def time_of(clock: Clock, moment: datetime) -> str:
    """Hours and minutes, with seconds where they are wanted."""
    return moment.strftime("%H:%M:%S" if clock.seconds else "%H:%M")


def date_of(clock: Clock, moment: datetime, language: str) -> str:
    """The date with its weekday; empty where it is not wanted."""
    if not clock.date:
        return ""
    return say(language, "date").format(
        weekday=say(language, "days").split()[moment.weekday()],
        month=say(language, "months").split()[moment.month - 1],
        day=moment.day,
        year=moment.year,
    )
