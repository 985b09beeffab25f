"""Says what is wrong in a document so that the person who wrote it can mend it."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from layouts.phrase import Phrase, lined, mapped, phrase, said
from layouts.secret import redacted

JsonPath: TypeAlias = tuple[str | int, ...]

_IDENTIFIER = re.compile(r"[A-Za-z_$][A-Za-z0-9_$-]*")
_EXCERPT = 60


def path_text(path: JsonPath) -> str:
    """Return a JSON path as people write it, for example `$.scenes[0].grid.columns`."""
    text = "$"
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        elif _IDENTIFIER.fullmatch(step):
            text += f".{step}"
        else:
            text += f"[{json.dumps(step, ensure_ascii=False)}]"
    return text


def excerpt(text: str) -> str:
    """Return `text` on one line, shortened, and free of characters that cannot be printed."""
    line = "".join(c if c.isprintable() else " " for c in redacted(text)).strip()
    return line if len(line) <= _EXCERPT else line[: _EXCERPT - 1] + "…"


def kind_of(value: object) -> str:
    """Return in words what kind of JSON value `value` is, never the value itself."""
    if value is None:
        return phrase("null")
    if isinstance(value, bool):
        return phrase("true") if value else phrase("false")
    if isinstance(value, int | float):
        return phrase("a number")
    if isinstance(value, str):
        return phrase("text")
    return phrase("a list") if isinstance(value, list | tuple) else phrase("an object")


def described(value: object) -> str:
    """Return in words what `value` is, with an excerpt of it where that is short enough."""
    if isinstance(value, str):
        return (
            phrase('the text "{value}"', value=excerpt(value))
            if value.strip()
            else phrase("an empty text")
        )
    if isinstance(value, bool) or value is None:
        return kind_of(value)
    if isinstance(value, int | float):
        return (
            phrase("the number {value}", value=f"{value:g}")
            if abs(value) < 1e15
            else phrase("a very large number")
        )
    if isinstance(value, list | tuple):
        return phrase("a list of {value}", value=len(value)) if value else phrase("an empty list")
    return phrase("an object") if value else phrase("an empty object")


class Fault(NamedTuple):
    """What is wrong at a path, before it is known in which file and line that is."""

    path: JsonPath
    found: str
    expected: str
    mend: str


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in one document.

    Attributes:
        file: The document's path as the user named it.
        line: Line in the file, from 1; 0 where the whole file is meant.
        path: JSON path (`$.scenes[0].id`) or, in a CSV file, the column; may be empty.
        found: What stands there, passwords already taken out.
        expected: What should stand there.
        mend: What to do about it.
    """

    file: str
    line: int
    path: str
    found: str
    expected: str
    mend: str

    def __post_init__(self) -> None:
        """Take passwords out of every text, whoever wrote it."""
        for name in ("path", "found", "expected", "mend"):
            clean = mapped(getattr(self, name), lambda text: _printable(redacted(text)))
            object.__setattr__(self, name, clean)

    def __str__(self) -> str:
        """Return the problem as one sentence: place, found, expected, mend."""
        return str(self.sentence)

    def said(self, language: str) -> str:
        """Return the problem as one sentence in a language; what has no words in it is English."""
        return said(self.sentence, language)

    def advice(self, language: str) -> str:
        """Return the problem without its place, for where that is seen."""
        parts = {"found": self.found, "expected": self.expected, "mend": self.mend}
        return said(phrase("found {found}, expected {expected}; {mend}.", **parts), language)

    @property
    def sentence(self) -> Phrase:
        """The problem as one sentence that can be said in another language later."""
        place: str = self.file
        if self.line:
            place = phrase("{file}, line {line}", file=self.file, line=self.line)
        if self.path and self.path != "$":
            place = phrase("{place}, {path}", place=place, path=self.path)
        parts = {"place": place, "found": self.found, "expected": self.expected}
        if self.mend:
            return phrase(
                "{place}: found {found}, expected {expected}; {mend}.", **parts, mend=self.mend
            )
        return phrase("{place}: found {found}, expected {expected}.", **parts)


def _printable(text: str) -> str:
    """Return `text` without lone surrogates, which no terminal and no log can write."""
    return text.encode("utf-8", "replace").decode("utf-8")


class DocumentError(Exception):
    """A document cannot be used; `problems` holds every reason, in the order of the file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, ordered by line."""
        self.problems = tuple(sorted(problems, key=lambda problem: problem.line))
        super().__init__(self.problems)

    def __str__(self) -> str:
        """Return one sentence a line."""
        return "\n".join(map(str, self.problems))

    @property
    def sentences(self) -> str:
        """The same, to be said in another language later."""
        return lined(problem.sentence for problem in self.problems)

    def said(self, language: str) -> str:
        """Return the same in a language."""
        return said(self.sentences, language)
