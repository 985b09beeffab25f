"""Adds channels to a list kept as JSON; all that it holds stays, one channel a line."""

from __future__ import annotations

import json
import unicodedata
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from layouts.channel import ChannelForm


@dataclass(frozen=True)
class JsonList:
    """The document, known to be an object whose `channels` is a list."""

    document: Mapping[str, Any]

    @property
    def ids(self) -> set[str]:
        """Every id, of rows with mistakes too."""
        rows = (row for row in self.document["channels"] if isinstance(row, dict))
        found = (row.get("id") for row in rows)
        return {unicodedata.normalize("NFC", name) for name in found if isinstance(name, str)}

    def with_channels(
        self, new: Sequence[ChannelForm], moved: Mapping[str, ChannelForm]
    ) -> JsonList:
        """Return the list with `new` appended and the addresses of `moved`, by row, replaced."""
        document = deepcopy(dict(self.document))
        for row in document["channels"]:
            form = moved.get(str(row.get("id"))) if isinstance(row, dict) else None
            if form is not None:
                row["main"] = form.main
                row.pop("sub", None)
                row |= {"sub": form.sub} if form.sub else {}
                row |= _control(form, row.get("control"))
        document["channels"] += [_row(form) for form in new]
        return JsonList(document)

    def text(self, newline: str) -> str:
        """Return the file's text."""
        parts = []
        for key, value in self.document.items():
            if key == "channels":
                rows = ",\n".join(f"    {_dumped(row)}" for row in value)
                parts.append(f'  "channels": [\n{rows}\n  ]' if rows else '  "channels": []')
            else:
                parts.append(f"  {_dumped(key)}: {_dumped(value)}")
        return ("{\n" + ",\n".join(parts) + "\n}\n").replace("\n", newline)


def read_json_list(text: str) -> JsonList | None:
    """Return the list in `text`, a new one where that is blank, None where it is no list."""
    if not text.strip():
        return JsonList({"channels": []})
    try:
        document = json.loads(text)
    except ValueError:
        return None
    rows = document.get("channels") if isinstance(document, dict) else None
    return JsonList(document) if isinstance(rows, list) else None


def _row(form: ChannelForm) -> dict[str, Any]:
    row: dict[str, Any] = {"id": form.id, "name": dict(form.name), "main": form.main}
    row |= {key: getattr(form, key) for key in ("sub", "credential") if getattr(form, key)}
    return row | _control(form)


def _control(form: ChannelForm, before: object = None) -> dict[str, Any]:
    """Return where the camera takes commands; a login that a person wrote there stays."""
    if form.control is None:
        return {}
    kept = before if isinstance(before, dict) else {}
    return {"control": kept | form.control.model_dump(exclude_none=True)}


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
