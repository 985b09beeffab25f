"""Loads a JSON document and knows the line of everything in it, so that a mend can be found."""

import json
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from layouts.json_text import Flaw, JsonText, read_json
from layouts.phrase import phrase
from layouts.problem import DocumentError, Fault, JsonPath, Problem, path_text
from layouts.text import Text, read_text


class Document:
    """A JSON document.

    Attributes:
        path: The file, as errors name it.
        value: What the JSON says, or must have meant where `flawed` lists mistakes.
        secret: Whether its values may not be repeated in an error.
        flawed: The mistakes in the JSON itself; each was repaired as it was surely meant.
    """

    def __init__(self, path: Path, text: Text, *, secret: bool = False) -> None:
        """Parse `text`, which was read from `path`.

        Raises:
            DocumentError: The text is not JSON, and what was meant is not sure.
        """
        self.path = path
        self.secret = secret
        self.flawed: tuple[Problem, ...] = ()
        self._text = text.text
        try:
            self.value: object = json.loads(
                self._text, object_pairs_hook=_unique, parse_constant=_refuse
            )
        except (ValueError, RecursionError) as error:
            flaws = self._read.flaws or (_plain_flaw(error),)
            self.flawed = tuple(self._syntax(flaw) for flaw in flaws)
            if any(flaw.lost for flaw in flaws):
                raise DocumentError(self.flawed) from None
            self.value = self._read.value
        if text.damaged:
            raise DocumentError([*self.flawed, *map(self._damage, text.damaged)])

    @cached_property
    def _read(self) -> JsonText:
        # Costs ten times json.loads, so only a document with a problem pays for it.
        return read_json(self._text, secret=self.secret)

    def line(self, path: JsonPath) -> int:
        """Return the line, from 1, of `path`, or of the nearest thing around it that exists."""
        while path and path not in self._read.lines:
            path = path[:-1]
        return self._read.lines.get(path, 1)

    def problem(self, path: JsonPath, found: str, expected: str, mend: str) -> Problem:
        """Return a problem at `path` of this document."""
        return Problem(str(self.path), self.line(path), path_text(path), found, expected, mend)

    def problems_at(self, at: JsonPath, faults: Iterable[Fault]) -> list[Problem]:
        """Return a problem for each of `faults`, whose paths are seen from `at`."""
        return [self.problem((*at, *fault.path), *fault[1:]) for fault in faults]

    def refuse(self, problems: Iterable[Problem]) -> None:
        """Do nothing where there are no `problems` and no mistakes in the JSON.

        Raises:
            DocumentError: There are.
        """
        every = [*self.flawed, *problems]
        if every:
            raise DocumentError(every)

    def _syntax(self, flaw: Flaw) -> Problem:
        # A broken key may hold what was meant as its value.
        place = path_text(flaw.path) if flaw.path and not self.secret else ""
        file = str(self.path)
        return Problem(file, flaw.line, place, flaw.found, flaw.expected, flaw.mend)

    def _damage(self, line: int) -> Problem:
        mend = phrase("write the damaged letters again and save the file as UTF-8")
        found = phrase("bytes that are neither UTF-8 nor CP949")
        return Problem(str(self.path), line, "", found, phrase("text"), mend)


def load_document(path: Path, *, secret: bool = False) -> Document:
    """Load the JSON document in `path`.

    Raises:
        DocumentError: The file cannot be read, or is not JSON and what was meant is not sure.
    """
    return Document(path, read_text(path), secret=secret)


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a key stands twice")
    return members


def _refuse(constant: str) -> object:
    raise ValueError(f"{constant} is not JSON")


def _plain_flaw(error: Exception) -> Flaw:
    if isinstance(error, json.JSONDecodeError):
        return Flaw(
            error.lineno, (), error.msg, phrase("JSON"), phrase("mend this line"), lost=True
        )
    return Flaw(
        1, (), phrase("text that is not JSON"), phrase("JSON"), phrase("check the file"), lost=True
    )
