"""Knows every name that a document may refer to, and finds the one meant by a name it lacks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from layouts.mosaic_form import MosaicForm
from layouts.nearest import suggestion
from layouts.phrase import phrase
from layouts.problem import Fault, JsonPath
from layouts.query_text import parse_query, unknown_groups

Named = Iterable[tuple[JsonPath, str]]

_MOST_SUGGESTIONS = 50
_LIST = phrase("of the channel list")
_DOCUMENT = phrase("of this document")


@dataclass(frozen=True)
class Known:
    """The names of a kind each; None where they are not known and nothing is checked."""

    channels: Collection[str] | None = None
    groups: Collection[str] | None = None
    displays: Collection[str] | None = None
    scenes: Collection[str] | None = None
    salvos: Collection[str] | None = None
    tours: Collection[str] | None = None

    def unknown_channels(self, named: Named) -> Iterator[Fault]:
        """Yield a fault for each of `named`, path and id, that is no channel."""
        mend = phrase("add it to the channel list")
        yield from _unknown(phrase("channel"), named, self.channels, _LIST, mend)

    def unknown_displays(self, named: Named) -> Iterator[Fault]:
        """Yield a fault for each of `named`, path and id, that is no display."""
        mend = phrase("add it to the surface's displays")
        yield from _unknown(phrase("display"), named, self.displays, phrase("of the surface"), mend)

    def unknown_scenes(self, named: Named) -> Iterator[Fault]:
        """Yield a fault for each of `named`, path and id, that is no scene."""
        yield from _unknown(
            phrase("scene"), named, self.scenes, _DOCUMENT, phrase("add it to 'scenes'")
        )

    def unknown_salvos(self, named: Named) -> Iterator[Fault]:
        """Yield a fault for each of `named`, path and id, that is no salvo."""
        yield from _unknown(
            phrase("salvo"), named, self.salvos, _DOCUMENT, phrase("add it to 'salvos'")
        )

    def unknown_tours(self, named: Named) -> Iterator[Fault]:
        """Yield a fault for each of `named`, path and id, that is no tour."""
        yield from _unknown(
            phrase("tour"), named, self.tours, _DOCUMENT, phrase("add it to 'tours'")
        )

    def unknown_groups(self, at: JsonPath, form: MosaicForm) -> Iterator[Fault]:
        """Yield a fault for each group that `form`, which stands at `at`, asks for in vain."""
        named = (((*at, "groups", n), name) for n, name in enumerate(form.groups))
        mend = phrase("add it to a channel's groups")
        yield from _unknown(phrase("group"), named, self.groups, _LIST, mend)
        if form.query is None or self.groups is None:
            return
        for column, found, expected, way in unknown_groups(parse_query(form.query), self.groups):
            where = phrase("{found} (column {column} of the query)", found=found, column=column)
            yield Fault((*at, "query"), where, expected, way)


def _unknown(
    noun: str, named: Named, known: Collection[str] | None, home: str, otherwise: str
) -> Iterator[Fault]:
    if known is None:
        return
    names = frozenset(known)
    count = 0
    for path, name in named:
        if name in names:
            continue
        # With more of them it is the wrong list, and comparing all with all would take seconds.
        count += 1
        mend = suggestion(name, known, otherwise) if count <= _MOST_SUGGESTIONS else otherwise
        yield Fault(
            path,
            phrase("the unknown {noun} '{name}'", noun=noun, name=name),
            phrase("a {noun} {home}", noun=noun, home=home),
            mend,
        )
