"""Reads JSON text that may hold mistakes, so that all of them can be told at once."""

from collections.abc import Mapping
from dataclasses import dataclass

from layouts.json_scalar import read_scalar
from layouts.json_token import LOOKALIKES, Token, tokens
from layouts.phrase import phrase
from layouts.problem import JsonPath, excerpt

MOST_DEPTH = 64

_KEY = phrase('a key in double quotes, as in "id"')


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
    """Read `text`; never raises. With `secret`, no flaw repeats a piece of the text."""
    reader = _Reader(text, secret)
    value = reader.document()
    flaws = tuple(sorted(reader.flaws, key=lambda flaw: flaw.line))
    return JsonText(value, reader.lines, flaws)


class _Reader:
    """A recursive-descent reader that notes a mistake, makes the likeliest repair and goes on."""

    def __init__(self, text: str, secret: bool) -> None:
        self.lines: dict[JsonPath, int] = {}
        self.flaws: list[Flaw] = []
        self._secret = secret
        self._lost: set[int] = set()
        self._open: list[Token] = []
        self._tokens = self._clean(text)
        self._at = 0

    def document(self) -> object:
        value = self._value(())
        rest = self._peek()
        if rest.kind != "end":
            found = phrase("{rest} after the end of the document", rest=self._shown(rest))
            self._loss(
                rest,
                (),
                found,
                phrase("nothing more"),
                phrase("delete it, or mend the brackets before it"),
            )
        return value

    def _clean(self, text: str) -> list[Token]:
        """Return the tokens without comments and odd blanks, each noted as a flaw."""
        kept = []
        for token in tokens(text):
            if token.kind == "comment":
                self._flaw(
                    token,
                    (),
                    phrase("a comment"),
                    phrase("JSON, which has none"),
                    phrase("delete the comment"),
                )
            elif token.kind == "blank":
                found = phrase(
                    "an invisible character (U+{text})", text=f"{ord(token.text[0]):04X}"
                )
                self._flaw(
                    token, (), found, phrase("plain blanks"), phrase("delete it and type a blank")
                )
            elif token.kind == "lookalike":
                mark = LOOKALIKES[token.text]
                self._flaw(
                    token,
                    (),
                    phrase("'{text}'", text=token.text),
                    phrase("'{mark}'", mark=mark),
                    phrase("write '{mark}'", mark=mark),
                )
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

    def _shown(self, token: Token) -> str:
        if token.kind == "end":
            return phrase("the end of the file")
        if token.kind == "mark":
            return phrase("'{text}'", text=token.text)
        if self._secret:
            return phrase("a piece of text")
        quoted = token.kind in ("string", "quoted", "unclosed")
        return excerpt(token.text) if quoted else phrase("'{text}'", text=excerpt(token.text))

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
        while token.is_mark(":"):
            self._flaw(
                token, path, phrase("a ':' too many"), phrase("a value"), phrase("delete the ':'")
            )
            self._next()
            token = self._peek()
        if token.kind == "end" or token.is_mark("}],"):
            found = phrase("{token} where a value belongs", token=self._shown(token))
            self._loss(
                token,
                path,
                found,
                phrase("a value"),
                phrase("write the value, or delete what names it"),
            )
            return None
        self._next()
        return self._container(token, path) if token.is_mark("{[") else self._scalar(token, path)

    def _container(self, token: Token, path: JsonPath) -> object:
        if len(self._open) >= MOST_DEPTH:
            found = phrase("more than {most_depth} brackets in one another", most_depth=MOST_DEPTH)
            self._loss(
                token,
                path,
                found,
                phrase("a flat document"),
                phrase("check that it is the right file"),
            )
            self._at = len(self._tokens) - 1
            return None
        self._open.append(token)
        value = self._object(path) if token.text == "{" else self._list(path)
        self._open.pop()
        return value

    def _object(self, path: JsonPath) -> dict[str, object]:
        members: dict[str, object] = {}
        while not self._closed("}", path):
            token = self._next()
            if not self._is_key(token, path):
                continue
            key = str(self._scalar(token, path, key=True))
            inner = (*path, key)
            if key in members:
                found = phrase("{token} a second time", token=self._shown(token))
                mend = phrase("delete it here or in line {lines}", lines=self.lines[inner])
                self._flaw(token, inner, found, phrase("every key once"), mend)
            self.lines[inner] = token.line
            if self._peek().is_mark(":"):
                self._next()
            else:
                found = phrase("no ':' after {token}", token=self._shown(token))
                self._flaw(
                    token,
                    inner,
                    found,
                    phrase("':' and a value"),
                    phrase("write ':' behind the key"),
                )
            members[key] = self._value(inner)
            self._comma("}", path)
        return members

    def _is_key(self, token: Token, path: JsonPath) -> bool:
        """Return whether `token` can be a key; what cannot is noted and passed over."""
        if token.is_mark(","):
            self._flaw(
                token,
                path,
                phrase("a comma too many"),
                phrase("one comma between members"),
                phrase("delete it"),
            )
            return False
        if token.kind != "number" and token.kind != "mark":
            return True
        mend = phrase("write the key, or mend the brackets before it")
        if token.kind == "number":
            mend = phrase("write decimals with a point, as in 37.5, and keys in double quotes")
        self._loss(
            token, path, phrase("{token} where a key belongs", token=self._shown(token)), _KEY, mend
        )
        if token.is_mark("{["):
            self._container(token, path)
        return False

    def _list(self, path: JsonPath) -> list[object]:
        items: list[object] = []
        while not self._closed("]", path):
            token = self._peek()
            if token.is_mark(",:"):
                found = phrase("a {token} too many", token=self._shown(token))
                self._flaw(
                    token, path, found, phrase("one comma between values"), phrase("delete it")
                )
                self._next()
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
        if token.kind != "end" and not token.is_mark("}]"):
            return False
        opened = self._open[-1]
        found = phrase(
            "{token} while '{text}' of line {line} is open",
            token=self._shown(token),
            text=opened.text,
            line=opened.line,
        )
        self._loss(
            token,
            path,
            found,
            phrase("'{closing}'", closing=closing),
            phrase("write '{closing}' before it", closing=closing),
        )
        outer = "{" if token.text == "}" else "["
        if token.kind == "end" or any(mark.text == outer for mark in self._open[:-1]):
            return True
        self._next()
        return False

    def _comma(self, closing: str, path: JsonPath) -> None:
        token = self._peek()
        if token.is_mark(","):
            self._next()
            if self._peek().is_mark(closing):
                found = phrase("a comma before the closing '{closing}'", closing=closing)
                self._flaw(
                    token,
                    path,
                    found,
                    phrase("no comma after the last one"),
                    phrase("delete the comma"),
                )
        elif token.kind != "end" and not token.is_mark("}]:"):
            before = self._tokens[self._at - 1]
            found = phrase("no comma before {token}", token=self._shown(token))
            self._flaw(
                before, path, found, phrase("a comma between two"), phrase("write ',' before it")
            )

    def _scalar(self, token: Token, path: JsonPath, *, key: bool = False) -> object:
        scalar = read_scalar(token, self._shown(token), key=key)
        if scalar.found:
            note = self._loss if scalar.lost else self._flaw
            note(token, path, scalar.found, scalar.expected, scalar.mend)
        return scalar.value
