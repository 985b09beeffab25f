"""Reads a query as people type it, and says in which column it stops making sense."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from layouts.nearest import nearest
from layouts.phrase import phrase
from layouts.query import GROUP, KEYS, Query, Term, pattern, plain

LANGUAGE = phrase(
    "words as group:bridge, district:마포, name:test or id:han-*, each after '-' to leave out"
)

_QUOTES = {'"': '"', "\u201c": "\u201d"}
_KEY = re.compile(r"[^\W\d]\w*")


class QueryFault(NamedTuple):
    """What is wrong in a query: the column, from 1, what stands there, and the mend."""

    column: int
    found: str
    expected: str
    mend: str


class QueryError(ValueError):
    """A text is no query; `fault` says where and why."""

    def __init__(self, fault: QueryFault) -> None:
        """Keep the fault."""
        self.fault = fault
        super().__init__(
            f"column {fault.column}: found {fault.found}, expected {fault.expected}; {fault.mend}."
        )


def parse_query(text: str) -> Query:
    """Return the query in `text`: terms split by blanks, alternatives in a term by commas.

    Raises:
        QueryError: It is no query; whether its groups exist is asked of `unknown_groups`.
    """
    terms = tuple(_term(word, column) for column, word in _words(text))
    if not terms:
        raise _error(1, phrase("no word"), LANGUAGE, phrase("write for example group:bridge"))
    return Query(" ".join(text.split()), terms)


def unknown_groups(query: Query, groups: Collection[str]) -> Iterator[QueryFault]:
    """Yield each group that `query` asks for and that is none of `groups`."""
    names = [plain(group) for group in groups]
    heads = {plain(group).partition(":")[0] for group in groups if ":" in group}
    for term in query.terms:
        if term.key and plain(term.key) not in (*KEYS, *heads):
            keys = (*KEYS, *sorted(heads))
            expected = phrase("one of {names}", names=", ".join(f"{key}:" for key in keys))
            best = nearest(term.key, keys)
            mend = (
                phrase("write {best}:", best=best)
                if best
                else phrase("write name: to look for a word in names")
            )
            yield QueryFault(
                term.column, phrase("the unknown word '{key}:'", key=term.key), expected, mend
            )
            continue
        for group in term.groups:
            wanted = pattern(group)
            if any(wanted.fits(name) for name in names):
                continue
            best = nearest(group, groups)
            found = phrase("the unknown group '{group}'", group=group)
            mend = (
                phrase("write {best}", best=_written(best, term.key))
                if best
                else phrase("add it to a channel's groups")
            )
            yield QueryFault(term.column, found, phrase("a group of the channel list"), mend)


def _written(group: str, key: str) -> str:
    value = group if key == GROUP or not group.startswith(f"{key}:") else group[len(key) + 1 :]
    head = key if value != group or key == GROUP else GROUP
    return f'{head}:"{value}"' if re.search(r"[\s,]", value) else f"{head}:{value}"


def _words(text: str) -> Iterator[tuple[int, str]]:
    """Yield each word with its column; blanks inside quotes do not end one."""
    start, closing, opened = -1, "", 0
    for at, letter in enumerate(text):
        if closing:
            closing = "" if letter in (closing, '"') else closing
            continue
        if letter.isspace():
            if start >= 0:
                yield start + 1, text[start:at]
            start = -1
            continue
        start = at if start < 0 else start
        if letter in _QUOTES:
            closing, opened = _QUOTES[letter], at
    if closing:
        found = phrase("a quote that is not closed: {what}", what=text[opened:].strip())
        raise _error(
            opened + 1, found, phrase("text in two quotes"), phrase("write the closing '\"'")
        )
    if start >= 0:
        yield start + 1, text[start:]


def _term(word: str, column: int) -> Term:
    negated = word.startswith("-")
    rest = word[1:] if negated else word
    if word.upper() in ("AND", "OR", "NOT") and word.isupper():
        mend = {
            "AND": phrase("delete it"),
            "OR": phrase("write a comma, as in group:bridge,tunnel"),
            "NOT": phrase("write '-' before the word"),
        }
        expected = phrase("words split by blanks, of which all hold")
        raise _error(
            column,
            phrase("'{word}'", word=word),
            expected,
            mend[word],
        )
    if not rest or rest.startswith("-"):
        raise _error(
            column,
            phrase("'{word}'", word=word),
            phrase("a word behind one '-'"),
            phrase("write for example -name:test"),
        )
    if re.search(r"[()|&!=<>]", _outside_quotes(rest)):
        found = phrase("a sign that means nothing here: {word}", word=word)
        raise _error(column, found, LANGUAGE, phrase("delete the sign, or put the text in quotes"))
    key, colon, tail = rest.partition(":")
    if not colon or key[:1] in _QUOTES:
        return Term("", _values(rest, column + negated, phrase("the word")), negated, column)
    if not _KEY.fullmatch(key):
        found = phrase("'{key}:'", key=key) if key else phrase("':' with nothing before it")
        raise _error(
            column, found, phrase("group:, name:, id:"), phrase("write the kind of word before ':'")
        )
    key = plain(key)
    return Term(key, _values(tail, column + negated + len(key) + 1, f"'{key}:'"), negated, column)


def _values(text: str, column: int, behind: str) -> tuple[str, ...]:
    values = []
    for piece in _pieces(text):
        value = "".join(letter for letter in piece if letter not in '"\u201c\u201d').strip()
        if not value:
            where = "a comma" if text else behind
            found = phrase("nothing beside {where}", where=where)
            raise _error(column, found, phrase("a value"), phrase("write it, or delete the word"))
        values.append(value)
    return tuple(values)


def _pieces(text: str) -> list[str]:
    """Return what stands between the commas that are not in quotes."""
    return re.findall(r'(?:^|(?<=,))((?:["\u201c][^"\u201d]*["\u201d]|[^,"\u201c])*)', text)


def _outside_quotes(text: str) -> str:
    return re.sub(r'["\u201c][^"\u201d]*["\u201d]', "", text)


def _error(column: int, found: str, expected: str, mend: str) -> QueryError:
    return QueryError(QueryFault(column, found, expected, mend))
