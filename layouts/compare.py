"""Reads two documents of one kind and compares what they mean, not how they are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from pathlib import Path

from pydantic import ValidationError

from layouts.cell_form import KINDS
from layouts.channel import Channel
from layouts.channels import load_channels
from layouts.diff import Difference, differences
from layouts.diff_words import Value
from layouts.document import Document, load_document
from layouts.kind import kind_of_file
from layouts.layout import read_layout
from layouts.layout_form import LayoutForm
from layouts.phrase import phrase
from layouts.problem import DocumentError, Problem
from layouts.text import decoded


def compared(before: Path, after: Path) -> tuple[Difference, ...]:
    """Return in what two layouts, or two channel lists, differ.

    Raises:
        DocumentError: One of them is wrong, or they are of different kinds, or hold passwords.
    """
    kinds = [kind_of_file(path) for path in (before, after)]
    if kinds[0] != kinds[1]:
        mend = phrase("name two documents of one kind")
        found = phrase("a {kinds}", kinds=kinds[1])
        raise DocumentError(
            [Problem(str(after), 0, "", found, phrase("a {kinds}", kinds=kinds[0]), mend)]
        )
    if kinds[0] == "credentials file":
        expected = phrase("a layout or a channel list, for passwords are not shown")
        mend = phrase("compare the names in it by hand")
        raise DocumentError(
            [Problem(str(before), 0, "", phrase("a {kinds}", kinds=kinds[0]), expected, mend)]
        )
    read = _layout if kinds[0] == "layout" else _channels
    return tuple(differences(read(before), read(after)))


def between(path: Path, before: bytes, after: bytes) -> tuple[Difference, ...] | None:
    """Return in what two versions of the layout `path` differ; None where one is none."""
    try:
        one, other = (Document(path, decoded(data, path)) for data in (before, after))
        return tuple(differences(_members(one), _members(other)))
    except (DocumentError, ValidationError):
        return None


def _layout(path: Path) -> Mapping[str, Value]:
    document = load_document(path)
    read_layout(document, drawn=KINDS)
    return _members(document)


def _members(document: Document) -> Mapping[str, Value]:
    form = LayoutForm.model_validate(document.value)
    members = form.model_dump(by_alias=True, exclude_none=True, exclude={"schema_"})
    if "channels" in members:
        members["channel list"] = members.pop("channels")
    return members


def _channels(path: Path) -> Mapping[str, Value]:
    channels = load_channels(path)
    if channels.problems:
        raise DocumentError(channels.problems)
    return {"channels": [_channel(channel) for channel in channels.channels]}


def _channel(channel: Channel) -> Mapping[str, Value]:
    members: dict[str, Value] = {
        one.name: getattr(channel, one.name) for one in fields(channel) if one.name != "names"
    }
    members |= {"name": dict(channel.names), "groups": list(channel.groups)}
    if channel.position is not None:
        members["position"] = dict(zip(("lat", "lon"), channel.position, strict=True))
    if channel.control is not None:
        members["control"] = {key: of for key, of in asdict(channel.control).items() if of}
    return {key: value for key, value in members.items() if value is not None}
