"""Reads JSON text that may hold mistakes, so that all of them can be told at once."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from layouts.json_token import LOOKALIKES, Token, tokens
from layouts.problem import JsonPath, excerpt

MOST_DEPTH = 64

_WORDS: Mapping[str, bool | None] = {"true": True, "false": False, "null": None}
_LIKE_NUMBER = re.compile(r"[+-]?\.?\d[\d_.]*")


@dataclass(frozen=True)
class Flaw:
    """A mistake in the JSON itself.

    Attributes:
        line: Its line, from 1.
        path: Where it is.
        found: What stands there.
        expected: What should.
        mend: What to do.
        lost: Whether what follows it may have been read in the wrong place.
    """

    line: int
    path: JsonPath
    found: str
    expected: str
    mend: str
    lost: bool = False


@dataclass(frozen=True)
class JsonText:
    """What could be read of a JSON text.

    Attributes:
        value: The value, as json.loads gives it, with the obvious repairs made.
        lines: The line of every path: of the key in an object, of the value in a list.
        flaws: The mistakes, in the order of their lines.
    """

    value: object
    lines: Mapping[JsonPath, int]
    flaws: tuple[Flaw, ...]


def read_json(text: str, *, secret: bool = False) -> JsonText:
    """Read `text`; never raises. With `secret`, no flaw repeats a value of the text."""
    reader = _Reader(text, secret)
    value = reader.document()
    return JsonText(value, reader.lines, tuple(sorted(reader.flaws, key=lambda f: f.line)))


class _Reader:
    """A recursive-descent reader that notes a mistake, makes the likeliest repair and goes on."""

    def __init__(self, text: str, secret: bool) -> None:
        self.lines: dict[JsonPath, int] = {}
        self.flaws: list[Flaw] = []
        self._secret = secret
        self._lost: set[int] = set()
        self._open: list[tuple[str, int]] = []
        self._tokens = self._clean(text)
        self._at = 0

    def document(self) -> object:
        value = self._value(())
        rest = self._peek()
        if rest.kind != "end":
            found = f"{self._shown(rest)} after the end of the document"
            self._loss(rest, (), found, "nothing more", "delete it, or mend the brackets before it")
        return value

    def _clean(self, text: str) -> list[Token]:
        """Return the tokens without comments and odd blanks, each noted as a flaw."""
        kept = []
        for token in tokens(text):
            if token.kind == "comment":
                self._flaw(token, (), "a comment", "JSON, which has none", "delete the comment")
            elif token.kind == "blank":
                found = f"an invisible character (U+{ord(token.text[0]):04X})"
                self._flaw(token, (), found, "plain blanks", "delete it and type a blank")
            elif token.kind == "lookalike":
                mark = LOOKALIKES[token.text]
                self._flaw(token, (), f"'{token.text}'", f"'{mark}'", f"write '{mark}'")
                kept.append(Token("mark", mark, token.line))
            else:
                kept.append(token)
        return kept

    def _peek(self) -> Token:
        return self._tokens[self._at]

    def _next(self) -> Token:
        token = self._tokens[self._at]
        self._at = min(self._at + 1, len(self._tokens) - 1)
        return token

    def _previous(self) -> Token:
        return self._tokens[max(self._at - 1, 0)]

    def _shown(self, token: Token) -> str:
        if token.kind == "end":
            return "the end of the file"
        if token.kind == "mark":
            return f"'{token.text}'"
        return "a piece of text" if self._secret else f"'{excerpt(token.text)}'"

    def _flaw(self, at: Token, path: JsonPath, found: str, expected: str, mend: str) -> None:
        """Note a mistake that was repaired as it was surely meant."""
        if at.line not in self._lost:
            self.flaws.append(Flaw(at.line, path, found, expected, mend))

    def _loss(self, at: Token, path: JsonPath, found: str, expected: str, mend: str) -> None:
        """Note a mistake after which the rest of its line says nothing reliable."""
        if at.line not in self._lost:
            self.flaws.append(Flaw(at.line, path, found, expected, mend, lost=True))
        self._lost.add(at.line)

    def _value(self, path: JsonPath) -> object:
        """Read one value; a closing mark or a comma in its place is left standing."""
        token = self._peek()
        if token.kind == "end" or token.is_mark("}],"):
            self._loss(
                token,
                path,
                f"{self._shown(token)} where a value belongs",
                "a value",
                "write the value, or delete the key",
            )
            return None
        self._next()
        if token.is_mark("{["):
            return self._container(token, path)
        if token.is_mark(":"):
            self._flaw(token, path, "a ':' too many", "a value", "delete the ':'")
            return self._value(path)
        return self._scalar(token, path)

    def _container(self, token: Token, path: JsonPath) -> object:
        if len(self._open) >= MOST_DEPTH:
            found = f"more than {MOST_DEPTH} brackets in one another"
            self._loss(token, path, found, "a flat document", "check that it is the right file")
            self._at = len(self._tokens) - 1
            return None
        self._open.append((token.text, token.line))
        value = self._object(path) if token.text == "{" else self._list(path)
        self._open.pop()
        return value

    def _object(self, path: JsonPath) -> dict[str, object]:
        members: dict[str, object] = {}
        while not self._closed("}", path):
            token = self._next()
            key = self._key(token, path)
            if key is None:
                continue
            inner = (*path, key)
            if key in members:
                self._flaw(
                    token,
                    inner,
                    f"the key '{excerpt(key)}' a second time",
                    "every key once",
                    f"delete one of them, line {self.lines[inner]} or this",
                )
            self.lines[inner] = token.line
            if self._peek().is_mark(":"):
                self._next()
            else:
                self._flaw(
                    token,
                    inner,
                    f"no ':' after the key '{excerpt(key)}'",
                    "':' and a value",
                    "write the ':' between key and value",
                )
            members[key] = self._value(inner)
            self._comma("}", path)
        return members

    def _key(self, token: Token, path: JsonPath) -> str | None:
        if token.is_mark(","):
            self._flaw(token, path, "a comma too many", "one comma between members", "delete it")
            return None
        if token.kind == "number":
            found = f"{self._shown(token)} where a key belongs"
            mend = "write decimals with a point, as in 37.5, and keys in double quotes"
            self._loss(token, path, found, 'a key in double quotes, as in "id"', mend)
            return None
        if token.kind == "mark":
            found = f"{self._shown(token)} where a key belongs"
            self._loss(token, path, found, 'a key in double quotes, as in "id"', "write the key")
            if token.text in "{[":
                self._container(token, path)
            return None
        return str(self._scalar(token, path, key=True))

    def _list(self, path: JsonPath) -> list[object]:
        items: list[object] = []
        while not self._closed("]", path):
            token = self._peek()
            if token.is_mark(",:"):
                self._next()
                self._flaw(
                    token,
                    path,
                    f"a {self._shown(token)} too many",
                    "one comma between values",
                    "delete it",
                )
                continue
            inner = (*path, len(items))
            self.lines[inner] = token.line
            items.append(self._value(inner))
            self._comma("]", path)
        return items

    def _closed(self, closing: str, path: JsonPath) -> bool:
        """Take the closing mark, or note that it is missing; False where a member follows."""
        token = self._peek()
        if token.is_mark(closing):
            self._next()
            return True
        opening, line = self._open[-1]
        if token.kind != "end" and not token.is_mark("}]"):
            return False
        self._loss(
            token,
            path,
            f"{self._shown(token)} while '{opening}' of line {line} is open",
            f"'{closing}'",
            f"write '{closing}' before it",
        )
        outer = "{" if token.text == "}" else "["
        if token.kind != "end" and outer not in (mark for mark, _ in self._open[:-1]):
            self._next()
            return False
        return True

    def _comma(self, closing: str, path: JsonPath) -> None:
        token = self._peek()
        if token.is_mark(","):
            self._next()
            if self._peek().is_mark(closing):
                self._flaw(
                    token,
                    path,
                    f"a comma before the closing '{closing}'",
                    "no comma after the last one",
                    "delete the comma",
                )
        elif not (token.kind == "end" or token.is_mark("}]:")):
            self._flaw(
                self._previous(),
                path,
                f"no comma before {self._shown(token)}",
                "a comma between two",
                "write a comma at the end of this one",
            )

    def _scalar(self, token: Token, path: JsonPath, *, key: bool = False) -> object:
        """Read text, a number or a word; what is none of them is taken as text."""
        if token.kind == "string":
            return self._string(token, path)
        if token.kind == "number":
            return self._number(token, path)
        if token.kind == "word" and not key and token.text in _WORDS:
            return _WORDS[token.text]
        value, found, mend = self._repaired(token)
        expected = 'a key in double quotes, as in "id"' if key else "a value in JSON's own form"
        note = self._loss if token.kind in ("unclosed", "stray") else self._flaw
        note(token, path, found, expected, mend)
        return value

    def _repaired(self, token: Token) -> tuple[object, str, str]:
        """Return the value meant, what was found and the mend for a scalar that is not JSON."""
        shown = self._shown(token)
        if token.kind == "unclosed":
            found = "a text that is opened with '\"' and not closed in its line"
            return token.text[1:].rstrip(", \t"), found, "write the closing '\"'"
        if token.kind == "quoted":
            return token.text[1:-1], f"{shown} in other quotes", 'use double quotes: "'
        if token.text.lower() in ("true", "false", "null", "none"):
            word = token.text.lower().replace("none", "null")
            return _WORDS[word], shown, f"write {word}"
        if _LIKE_NUMBER.fullmatch(token.text):
            mend = "write digits, with a digit on both sides of a point, no plus, no leading zero"
            return token.text, shown, mend
        mend = "write text in double quotes"
        return token.text, f"{shown} without quotes", mend

    def _string(self, token: Token, path: JsonPath) -> str:
        try:
            return str(json.loads(token.text))
        except ValueError:
            pass
        if "\t" in token.text:
            self._flaw(token, path, "a tab inside a text", "text without tabs", "write a blank")
        else:
            self._flaw(
                token,
                path,
                "a lone '\\' in a text",
                "'\\\\', '\\\"', '\\n' or '\\uXXXX'",
                "write '\\\\' for a backslash",
            )
        return token.text[1:-1]

    def _number(self, token: Token, path: JsonPath) -> object:
        try:
            return json.loads(token.text)
        except ValueError:
            self._flaw(token, path, "a number of thousands of digits", "a number", "shorten it")
            return 0
