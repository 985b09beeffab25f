"""Changes JSON text only where its value changed, and leaves the rest as somebody wrote it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from layouts.json_page import WIDTH, paged
from layouts.json_span import Member, Node, spans


def edited(text: str, value: object) -> str:
    """Return `text` so that it says `value`, otherwise in its own words, order and blanks.

    Args:
        text: JSON.
        value: What json.loads shall give for the result.

    Raises:
        ValueError: `text` is no strict JSON.
        RecursionError: Its brackets are too deep in one another.
    """
    root = spans(text)
    pen = _Pen(text)
    return text[: root.start] + pen.written(root, value) + text[root.end :]


class _Piece(NamedTuple):
    """What stands in a container afterwards: the number of the old member, if it is one."""

    old: int | None
    text: str


class _Pen:
    """Writes one text anew."""

    def __init__(self, text: str) -> None:
        self._text = text

    def written(self, node: Node, value: object) -> str:
        """Return the text of `value` where `node` stood."""
        before = self._text[node.start : node.end]
        if _canonical(node.value) == _canonical(value):
            return before
        after = self._changed(node, value)
        if after is None or ("\n" not in before and self._outgrows(node, after)):
            return paged(value, self._indent(node.start), self._column(node.start))
        return after

    def _changed(self, node: Node, value: object) -> str | None:
        """Return the text with the old members kept; None where there is nothing to keep."""
        if not node.members or not value:
            return None
        if isinstance(node.value, dict) and isinstance(value, Mapping):
            return self._joined(node, list(self._pairs(node, value)))
        if isinstance(node.value, list) and isinstance(value, list | tuple):
            return self._joined(node, list(self._items(node, value)))
        return None

    def _pairs(self, node: Node, value: Mapping[str, object]) -> Iterator[_Piece]:
        for number, member in enumerate(node.members):
            if member.key is not None and member.key in value:
                yield self._kept(number, member, value[member.key])
        there = {member.key for member in node.members}
        for key, inner in value.items():
            if key not in there:
                head = f"{json.dumps(key, ensure_ascii=False)}: "
                yield _Piece(None, head + self._new(node, inner, len(head)))

    def _items(self, node: Node, value: Sequence[object]) -> Iterator[_Piece]:
        old = [_canonical(member.node.value) for member in node.members]
        new = [_canonical(item) for item in value]
        for _, a, a_end, b, b_end in SequenceMatcher(None, old, new, False).get_opcodes():
            both = min(a_end - a, b_end - b)
            for step in range(both):
                yield self._kept(a + step, node.members[a + step], value[b + step])
            for item in value[b + both : b_end]:
                yield _Piece(None, self._new(node, item, 0))

    def _kept(self, number: int, member: Member, value: object) -> _Piece:
        head = self._text[member.start : member.node.start]
        return _Piece(number, head + self.written(member.node, value))

    def _new(self, node: Node, value: object, head: int) -> str:
        indent = self._indent(node.members[-1].start)
        return paged(value, indent, indent + head)

    def _joined(self, node: Node, pieces: Sequence[_Piece]) -> str | None:
        if not pieces:
            return None
        first, last = node.members[0], node.members[-1]
        parts = [self._text[node.start : first.start]]
        for number, piece in enumerate(pieces):
            if number:
                parts.append(self._between(node, pieces[number - 1].old, piece.old))
            parts.append(piece.text)
        parts.append(self._text[last.node.end : node.end])
        return "".join(parts)

    def _between(self, node: Node, left: int | None, right: int | None) -> str:
        """Return what parts two members: as it was, or as the last two are parted."""
        members = node.members
        if left is None or right != left + 1:
            if len(members) == 1:
                lead = self._text[node.start + 1 : members[0].start]
                return f",{lead}" if "\n" in lead else ", "
            left = len(members) - 2
        return self._text[members[left].node.end : members[left + 1].start]

    def _outgrows(self, node: Node, after: str) -> bool:
        """Whether what stood within a line does not fit there any more."""
        return "\n" in after or self._column(node.start) + len(after) > WIDTH

    def _column(self, at: int) -> int:
        return at - (self._text.rfind("\n", 0, at) + 1)

    def _indent(self, at: int) -> int:
        """Return how far the line is indented in which a place is."""
        begin = self._text.rfind("\n", 0, at) + 1
        line = self._text[begin:at]
        return len(line) - len(line.lstrip(" \t"))


def _canonical(value: object) -> str:
    """Return what two values have in common only if JSON cannot tell them apart."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
