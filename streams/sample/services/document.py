"""Writes the feeds document of the sample city, so that whatever reads one can be tried on it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Final

from streams.sample.services.exchange import KEY

Entry = dict[str, object]

_FEEDS: Final[tuple[Entry, ...]] = (
    {"id": "trains-hongik", "kind": "subway_arrivals", "service": "subway", "station": "홍대입구"},
    {"id": "trains-yeouido", "kind": "subway_arrivals", "service": "subway", "station": "여의도"},
    {"id": "trains-changdong", "kind": "subway_arrivals", "service": "subway", "station": "창동"},
)
_KEYED: Final = ("subway",)


def feeds_document(address: str) -> dict[str, object]:
    """Return the document whose feeds are asked of the sample services at `address`."""
    services = {name: {"address": f"{address}/{name}", "key": KEY} for name in _KEYED}
    return {"version": 1, "services": services, "feeds": [dict(feed) for feed in _FEEDS]}


def write_documents(address: str, folder: Path) -> tuple[Path, Path]:
    """Write feeds.json and keys.json into `folder`, which is made; return both paths."""
    folder.mkdir(parents=True, exist_ok=True)
    document, keys = folder / "feeds.json", folder / "keys.json"
    document.write_text(_text(feeds_document(address)), encoding="utf-8")
    descriptor = os.open(keys, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        os.fchmod(descriptor, 0o600)
        file.write(_text({KEY: KEY}))
    return document, keys


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
