"""Answers damaged in thousands of ways are read as far as they go, or refused in words."""

from __future__ import annotations

import copy
import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from streams.feeds.ask import Answer
from streams.feeds.book import load_book
from streams.feeds.key import load_keys
from streams.feeds.kinds import FORMS
from streams.feeds.line import Line, open_client
from streams.feeds.moment import read_moment
from streams.feeds.reason import FeedError
from streams.sample.services.document import write_documents
from streams.sample.services.server import SampleServices

NOW = read_moment("2026-07-21 08:30:07")
TRIES = 100
MOST_ROWS = 3
ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1e308, 10**30, "", " ", "x", "-", "점검중", "2026", "9" * 400, [],
    [[]], {}, {"a": {}}, [None], "\ud800", "<b>&amp;", "24:00",
)  # fmt: skip


def odd(chance: random.Random) -> Any:
    """Something that belongs nowhere."""
    return copy.deepcopy(chance.choice(ODD))


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a JSON value."""
    found = [path]
    steps: Any = value if isinstance(value, dict) else ()
    for step in range(len(value)) if isinstance(value, list) else steps:
        found += places(value[step], (*path, step))
    return found


def short(value: Any) -> Any:
    """The same with a few rows: it is the shape that is damaged, not the number."""
    if isinstance(value, dict):
        return {name: short(inner) for name, inner in value.items()}
    return [short(inner) for inner in value[:MOST_ROWS]] if isinstance(value, list) else value


def shortened(body: bytes) -> bytes:
    """An answer with a few rows."""
    try:
        return json.dumps(short(json.loads(body))).encode()
    except ValueError:
        return body


def damaged(body: bytes, chance: random.Random) -> bytes:
    """Damage an answer: JSON in one to three of its values, anything else in its bytes."""
    try:
        value = json.loads(body)
    except ValueError:
        wrong = bytearray(body)
        for _ in range(chance.randint(1, 8)):
            wrong[chance.randrange(len(wrong))] = chance.randrange(256)
        return bytes(wrong[: chance.choice([len(wrong), chance.randrange(len(wrong))])])
    for _ in range(chance.randint(1, 3)):
        path = chance.choice(places(value))
        if not path:
            return json.dumps(odd(chance)).encode()
        inner = value
        for step in path[:-1]:
            inner = inner[step]
        if chance.random() < 0.2:
            del inner[path[-1]]
        else:
            inner[path[-1]] = odd(chance)
    return json.dumps(value).encode()


async def answers_of(folder: Path, kind: str) -> tuple[Any, tuple[Answer, ...]]:
    services = SampleServices(now=lambda: NOW)
    await services.start()
    try:
        document, keys = write_documents(services.address, folder)
        book = load_book(document, load_keys(keys, {}))
        feed = next(one.feed for one in book.subscriptions if one.kind == kind)
        async with open_client() as client:
            answers = await feed.fetch(Line(client, lambda: NOW))
        return feed, tuple(replace(answer, body=shortened(answer.body)) for answer in answers)
    finally:
        await services.stop()


@pytest.mark.parametrize("kind", [form.kind_name() for form in FORMS])
async def test_a_damaged_answer_is_read_or_refused(tmp_path: Path, kind: str) -> None:
    feed, answers = await answers_of(tmp_path, kind)
    chance = random.Random(kind)
    read = refused = 0
    for _ in range(TRIES):
        place = chance.randrange(len(answers))
        wrong = replace(answers[place], body=damaged(answers[place].body, chance))
        try:
            reading = feed.parse((*answers[:place], wrong, *answers[place + 1 :]))
        except FeedError as error:
            refused += bool(str(error))
        else:
            read += 1
            assert all(record.at.tzinfo for record in reading.records)
    assert read, "not every damage is the end"
    assert refused, "not every damage is nothing"
