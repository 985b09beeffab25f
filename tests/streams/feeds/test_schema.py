"""The published schema is that of the code, and the example is a document without a problem."""

from __future__ import annotations

import json
from pathlib import Path

from streams.feeds.book import load_book
from streams.feeds.key import Key
from streams.feeds.kinds import FORMS
from streams.feeds.schema import FILE, schema_text

EXAMPLE = FILE.parent / "examples" / "seoul.json"
KEYS = ("seoul-subway", "seoul", "data-portal", "safety-data", "its")


def test_the_published_schema_is_the_codes() -> None:
    written = FILE.read_text(encoding="utf-8")
    assert written == schema_text(), "run: python -m streams.feeds.schema"


def test_the_schema_tells_the_kinds_apart() -> None:
    feeds = json.loads(schema_text())["properties"]["feeds"]["items"]
    assert set(feeds["discriminator"]["mapping"]) == {form.kind_name() for form in FORMS}


def test_the_example_has_no_problem_and_asks_no_more_than_it_may() -> None:
    book = load_book(EXAMPLE, {name: Key("k") for name in KEYS})
    assert book.notes == ()
    assert len(book.subscriptions) == 14
    assert all(one.service.address.startswith("http") for one in book.subscriptions)
    named = json.loads(EXAMPLE.read_text(encoding="utf-8"))["$schema"]
    assert (EXAMPLE.parent / Path(named)).resolve() == FILE
