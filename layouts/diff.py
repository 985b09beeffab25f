"""Says in words, by id, in what two documents differ, whatever their order and their blanks."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from layouts.cell_form import KINDS
from layouts.condition_form import EVENTS
from layouts.diff_words import NOUNS, Value, arrangement, content, event, label, said

_ARRANGED = ("grid", "cells", "mosaic")
_TARGETS = (*KINDS, "scene", "salvo", "tour", "channels", "nearest")
_ATOMS = ("mosaic", "pixels", "span")
_SPOKEN = ("name", "text", "card")


@dataclass(frozen=True)
class Where:
    """A place in both documents, from the outside in, and the unit of the numbers in it."""

    place: tuple[str, ...] = ()
    unit: str = ""

    def within(self, *words: str, unit: str = "") -> Where:
        """Return a place within this one."""
        return Where((*self.place, *words), unit or self.unit)

    def note(self, what: str) -> Difference:
        """Return the difference that is `what`."""
        return Difference(self.place, what)


@dataclass(frozen=True)
class Difference:
    """One difference: where it is, from the outside in, and what it is."""

    place: tuple[str, ...]
    what: str

    def __str__(self) -> str:
        """Return it as one line."""
        if self.place and self.what.startswith("is "):
            return f"{': '.join(self.place)} {self.what}"
        return ": ".join((*self.place, self.what))


def differences(
    before: Mapping[str, Value], after: Mapping[str, Value], where: Where = Where()
) -> Iterator[Difference]:
    """Yield in what two objects of a document differ.

    Args:
        before: One of them, as json.loads gives it, defaults filled in.
        after: The other.
        where: Where they stand.
    """
    settled = yield from _kinds(before, after, where)
    for key in dict.fromkeys((*before, *after)):
        if key in settled or key == "id" or before.get(key) == after.get(key):
            continue
        yield from _member(key, before, after, where)


def _kinds(
    before: Mapping[str, Value], after: Mapping[str, Value], where: Where
) -> Generator[Difference, None, tuple[str, ...]]:
    """Yield that a scene is arranged otherwise, or a cell holds another thing; return the keys."""
    for keys, words in ((_ARRANGED, arrangement), (_TARGETS, content), (EVENTS, event)):
        one, other = ([key for key in keys if key in value] for value in (before, after))
        if one and other and one != other and where.place:
            yield where.note(f"{words(before)} → {words(after)}")
            return (*one, *other)
    return ()


def _member(
    key: str, before: Mapping[str, Value], after: Mapping[str, Value], where: Where
) -> Iterator[Difference]:
    name, unit = label(key)
    unit = unit or where.unit
    old, new = before.get(key), after.get(key)
    atom = old is None or new is None or key in _ATOMS
    if not atom and isinstance(old, Mapping) and isinstance(new, Mapping):
        if key in _SPOKEN:
            yield from _spoken(name, old, new, where)
            return
        words = () if key in ("surface", "grid") else (name,)
        yield from differences(old, new, where.within(*words, unit=unit))
    elif not atom and isinstance(old, list) and isinstance(new, list):
        yield from _lists(key, old, new, where)
    else:
        yield where.note(f"{name} {_change(key, old, new, unit)}")


def _spoken(
    name: str, old: Mapping[str, Value], new: Mapping[str, Value], where: Where
) -> Iterator[Difference]:
    for code in dict.fromkeys((*old, *new)):
        one, other = old.get(code), new.get(code)
        if one != other:
            yield where.within(f"{name} in {code}").note(_change("", one, other))


def _change(key: str, old: Value | None, new: Value | None, unit: str = "") -> str:
    return " → ".join("none" if one is None else said(key, one, unit) for one in (old, new))


def _lists(key: str, old: list[Value], new: list[Value], where: Where) -> Iterator[Difference]:
    objects = [item for item in (*old, *new) if isinstance(item, Mapping)]
    if objects and all("id" in item for item in objects):
        yield from _named(key, old, new, where)
    elif objects:
        yield from _numbered(NOUNS.get(key, key), old, new, where)
    else:
        yield from _plain(old, new, where.within(label(key)[0]))


def _named(
    key: str, old: Sequence[Value], new: Sequence[Value], where: Where
) -> Iterator[Difference]:
    noun = NOUNS.get(key, key)
    one, other = ({item["id"]: item for item in items} for items in (old, new))
    gone = {_without_id(one[name]): name for name in one if name not in other}
    for name, item in other.items():
        here = where.within(f"{noun} '{name}'")
        former = gone.get(_without_id(item))
        if name in one:
            yield from differences(one[name], item, here)
        elif former is not None:
            del gone[_without_id(item)]
            yield where.within(f"{noun} '{former}'").note(f"is called '{name}' now")
        else:
            yield here.note(f"is new: {arrangement(item)}" if key == "scenes" else "is new")
    for name in gone.values():
        yield where.within(f"{noun} '{name}'").note("is gone")
    order = [name for name in other if name in one]
    if order != [name for name in one if name in other]:
        yield where.within(key).note(f"now in the order {', '.join(order)}")


def _numbered(
    noun: str, old: Sequence[Value], new: Sequence[Value], where: Where
) -> Iterator[Difference]:
    one, other = ([_canonical(item) for item in items] for items in (old, new))
    gone: list[int] = []
    come: list[int] = []
    for kind, a, a_end, b, b_end in SequenceMatcher(None, one, other, False).get_opcodes():
        if kind != "equal":
            gone += range(a, a_end)
            come += range(b, b_end)
    for n in tuple(gone):
        now = next((m for m in come if other[m] == one[n]), None)
        if now is not None:
            gone.remove(n)
            come.remove(now)
            here = where.within(f"{noun} {n + 1}")
            yield here.note(f"is {noun} {now + 1} now ({content(old[n])})")
    for n in sorted({*gone, *come}):
        here = where.within(f"{noun} {n + 1}")
        if n in gone and n in come:
            yield from differences(old[n], new[n], here)
        elif n in gone:
            yield here.note(f"{content(old[n])} is gone")
        else:
            yield here.note(f"{content(new[n])} is new")


def _plain(old: Sequence[Value], new: Sequence[Value], where: Where) -> Iterator[Difference]:
    words = [f"+ {said('', item)}" for item in new if item not in old]
    words += [f"- {said('', item)}" for item in old if item not in new]
    yield where.note(", ".join(words) or f"now in the order {said('', list(new))}")


def _canonical(value: Value) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _without_id(item: Mapping[str, Value]) -> str:
    return _canonical({key: value for key, value in item.items() if key != "id"})
