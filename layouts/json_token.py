"""Cuts JSON as people type it into tokens, mistakes included, each with its line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PATTERN = re.compile(
    r"""
      (?P<space>[ \t\n]+)
    | (?P<blank>(?:[^\S\ \t\n]|[\ufeff\u200b])+)
    | (?P<string>"(?:[^"\\\n]|\\[^\n])*")
    | (?P<unclosed>"(?:[^"\\\n]|\\[^\n])*)
    | (?P<quoted>'(?:[^'\\\n]|\\[^\n])*'|[\u201c-\u201f][^\u201c-\u201f\n"]*[\u201c-\u201f"])
    | (?P<url>[A-Za-z][A-Za-z0-9+.-]*://[^\s,"'}\]]*)
    | (?P<comment>//[^\n]*|\#[^\n]*|/\*(?:.|\n)*?(?:\*/|\Z))
    | (?P<mark>[{}\[\],:])
    | (?P<number>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![\w.]))
    | (?P<lookalike>[=;\uff0c\uff1a\uff1b\uff5b\uff5d\uff3b\uff3d\u3001])
    | (?P<word>[^\s{}\[\],:;="'\u201c-\u201f\uff0c\uff1a\u3001]+)
    | (?P<stray>.)
    """,
    re.VERBOSE,
)

LOOKALIKES = {
    "=": ":",
    ";": ",",
    "\uff0c": ",",  # full-width, from a Korean keyboard
    "\u3001": ",",
    "\uff1a": ":",
    "\uff1b": ",",
    "\uff5b": "{",
    "\uff5d": "}",
    "\uff3b": "[",
    "\uff3d": "]",
}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of JSON text.

    Attributes:
        kind: The pattern's group: string, number, word, mark, …; `end` after the last one.
        text: The piece as it stands in the file.
        line: The line it begins in, from 1.
    """

    kind: str
    text: str
    line: int

    def is_mark(self, marks: str) -> bool:
        """Return whether this is one of the punctuation `marks`."""
        return self.kind == "mark" and self.text in marks


def tokens(text: str) -> Iterator[Token]:
    """Yield every token of `text` but plain space, then one of kind `end`."""
    line = 1
    for match in _PATTERN.finditer(text):
        kind = match.lastgroup or "stray"
        piece = match.group()
        if kind != "space":
            yield Token(kind, piece, line)
        if kind in ("space", "comment", "blank"):
            line += piece.count("\n")
    yield Token("end", "", line)
