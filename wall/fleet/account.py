"""What the wall says of one kiosk: its state, how old its picture is, and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass

from streams.floor.catalogue import ENGLISH
from wall.fleet.sight import Rank, Sight, Verdict
from wall.fleet.words import WORDS, say

MINUTE, HOUR, DAY = 60, 3600, 86_400
FRESH_S = 1.0
SEPARATOR = " · "
CODES = (
    "hangs",
    "display",
    "parts",
    "documents",
    "alerts",
    "feed",
    "camera",
    "disk",
    "proof",
    "clock",
)
"""What a kiosk may say of itself."""


@dataclass(frozen=True)
class Account:
    """The words on one kiosk.

    Attributes:
        state: How it is, in a word or two.
        age: How old its picture is.
        words: What it shows, or what is wrong.
    """

    state: str
    age: str
    words: str


def account(sight: Sight, verdict: Verdict, language: str) -> Account:
    """Give an account of a kiosk.

    Args:
        sight: What is known of it.
        verdict: The judgement.
        language: Of the glass.
    """
    age = say(language, "no_picture")
    if verdict.picture_s is not None:
        age = say(language, "age", time=span(verdict.picture_s, language))
        if verdict.picture_s < FRESH_S:
            age = say(language, "now")
    return Account(say(language, verdict.rank.word), age, _words(sight, verdict, language))


def span(seconds: float, language: str) -> str:
    """A span of time in its largest whole unit."""
    whole = max(int(seconds), 0)
    for unit, name in ((DAY, "days"), (HOUR, "hours"), (MINUTE, "minutes")):
        if whole >= unit:
            return say(language, name, n=whole // unit)
    return say(language, "seconds", n=whole)


def _words(sight: Sight, verdict: Verdict, language: str) -> str:
    if verdict.rank is Rank.REFUSED:
        return say(language, "token")
    if verdict.rank in (Rank.LOST, Rank.LATE) or sight.report is None:
        never = sight.answered is None
        time = span(verdict.silent_s, language)
        silent = say(language, "never") if never else say(language, "silent", time=time)
        why = say(language, sight.why) if sight.why else ""
        return SEPARATOR.join(part for part in (silent, why) if part)
    report = sight.report
    if report.troubles:
        known = [code if code in CODES else "unknown" for code in report.troubles]
        return SEPARATOR.join(say(language, code) for code in dict.fromkeys(known))
    if report.dark:
        return say(language, "dark")
    spoken = report.language
    if spoken in WORDS[ENGLISH]:
        spoken = say(language, spoken)
    return say(language, "page", page=report.page, tongue=spoken)
