"""Whether every block says itself aloud, in the page's language, and never by colour alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any, Final

from kiosk.audit.finding import Finding, Measure, Rule
from kiosk.knowledge.knowledge import Knowledge
from kiosk.page import Block, Departures, Exits, Gauge, Language, Page
from kiosk.wording.passage import passages
from streams.feeds.snapshot import State

LETTERS: Final = {
    Language.KO: re.compile(r"[\uac00-\ud7a3]"),
    Language.EN: re.compile(r"[A-Za-z]"),
    Language.ZH: re.compile(r"[\u4e00-\u9fff]"),
    Language.JA: re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]"),
}
FOREIGN: Final = {
    Language.EN: re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]+"),
    Language.ZH: re.compile(r"[\u3041-\u30ff]+"),
}
"""Letters of which a language has none of its own; Hangul is told apart by its passages."""
_HANGUL: Final = re.compile(r"[\uac00-\ud7a3]+")


def speech(pages: Iterable[Page], korean: str) -> Measure:
    """Look for blocks that say nothing, or that say it in another language than their page.

    Args:
        pages: What stands.
        korean: All that the city's own data say in Korean: names that nobody has translated may be
            said in it, and are marked as Korean for the voice.
    """
    found = tuple(
        one for page in pages for block in page.blocks for one in _said(page, block, korean)
    )
    return Measure(Rule.SPEECH, float(-len(found)), found)


def _said(page: Page, block: Block, korean: str) -> Iterator[Finding]:
    item = f"the block {block.title!r} of {page.id}"
    language = page.language
    if not LETTERS[language].search(block.spoken):
        expected = f"words in {language.own_name}"
        yield Finding(Rule.SPEECH, item, f"nothing said in them ({block.spoken!r})", expected)
    if language is Language.KO:
        return
    for passage in passages(block.spoken, language):
        if passage.language is not Language.KO:
            wrong = FOREIGN.get(language)
            told = wrong.search(passage.text) if wrong else None
            if told:
                yield _alien(item, told.group(), language)
            continue
        ours = [run for run in _HANGUL.findall(passage.text) if run not in korean]
        for run in ours:
            yield _alien(item, run, language)


def _alien(item: str, run: str, language: Language) -> Finding:
    return Finding(Rule.SPEECH, item, f"{run!r} is said in it", f"{language.own_name} alone")


def korean_of(knowledge: Knowledge, *others: object) -> str:
    """Return all texts of records, alerts and documents, one after the other."""
    return "\n".join(_texts((tuple(knowledge.snapshots.values()), knowledge.alerts, others)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from _texts(one)


def hue(pages: Iterable[Page]) -> Measure:
    """Look for states that only a colour would tell."""
    found = tuple(one for page in pages for block in page.blocks for one in _by_hue(page, block))
    return Measure(Rule.HUE, float(-len(found)), found)


def _by_hue(page: Page, block: Block) -> Iterator[Finding]:
    item = f"the block {block.title!r} of {page.id}"
    match block:
        case Departures():
            told: dict[str, str] = {}
            for row in block.rows:
                if told.setdefault(row.says, row.urgency) != row.urgency or not row.says.strip():
                    found = f"{row.says!r} stands for {told[row.says]} and for {row.urgency}"
                    yield Finding(Rule.HUE, item, found, "other words for another urgency")
                if not row.line.strip():
                    yield Finding(Rule.HUE, item, "a line is told by its colour", "its name, too")
        case Gauge() if not block.word.strip():
            yield Finding(Rule.HUE, item, "a step has no word", "a word for where it stands")
        case Exits():
            for way in block.exits:
                if not way.number.strip():
                    yield Finding(Rule.HUE, item, "an exit has no number", "a number")
        case _:
            pass
    vouch = block.vouch
    if vouch is not None and vouch.state is not State.FRESH and not vouch.says.strip():
        yield Finding(Rule.HUE, item, f"{vouch.state} is told by a colour", "words that say so")
