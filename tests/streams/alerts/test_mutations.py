"""A thousand mutated messages are each read or refused in words, and nothing else happens."""

from __future__ import annotations

import random
import re
from contextlib import suppress
from pathlib import Path

import pytest

from layouts.problem import DocumentError
from streams.alerts.anchors import NOBODY
from streams.alerts.cap import read_alert
from streams.alerts.capwriter import write_alert
from streams.alerts.index import read_index
from streams.alerts.seal import SealState
from streams.alerts.signature import check
from tests.fakes.cap import NOON

CORPUS = sorted((Path(__file__).parents[2] / "corpus" / "cap").iterdir())
SPLICES = (
    b"<!DOCTYPE a [<!ENTITY x 'y'>]>", b"&x;", b"&#0;", b"<info>", b"</info>", b"<!--", b"]]>",
    b"<status>Test</status>", b"nan,nan", b"1e999", b"\xff\xfe", b"\x00", "‮".encode(),
    b"9999-12-31T23:59:59+14:00", b"0001-01-01T00:00:00-14:00", b" " * 5000, b"<a>" * 300,
)  # fmt: skip
VALUES = (
    b"", b" ", b"-1", b"nan", b"1e400", b"9" * 400, b"Test", b"Actual", b"Cancel", b"Unknown",
    b"2026-11-21T12:00:00+00:00", b"2026-02-30T12:00:00Z", b"0001-01-01T00:00:00+14:00",
    b"9999-12-31T23:59:59-14:00", b"37.5,127", b"37.5,127 5", b"127,37 127,38 128,38 127,37",
    b"37,127 " * 5_000, b"a,b,2026-11-21T12:00:00Z " * 600, b",,", b"ko-KR", b"x" * 9_000,
    "경보‮".encode(), b"&lt;b&gt;", b"<x/>", b"AAAA",
)  # fmt: skip
TEXT = re.compile(rb">([^<>]*)</")


def mutated(data: bytes, chance: random.Random) -> bytes:
    """One to four random cuts, flips, copies and splices."""
    for _ in range(chance.randint(1, 4)):
        at, end = sorted(chance.randint(0, len(data)) for _ in range(2))
        how = chance.randrange(9)
        texts = list(TEXT.finditer(data))
        if how >= 5 and texts:
            # The document stays well-formed, so that what reads the values is reached.
            start, stop = chance.choice(texts).span(1)
            data = data[:start] + chance.choice(VALUES) + data[stop:]
        elif how == 0:
            data = data[:at] + data[end:]
        elif how == 1:
            data = data[:end] + data[at:end][:4000] + data[end:]
        elif how == 2 and data:
            data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
        elif how == 3:
            data = data[:at] + chance.choice(SPLICES) + data[at:]
        else:
            data = data[:end]
    return data


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_mutated_messages(path: Path) -> None:
    original = path.read_bytes()
    chance = random.Random(path.name)
    for _ in range(80):
        data = mutated(original, chance)
        said = taken(data)
        assert said == "" or (said.startswith("feed") and said.endswith(".")), data
        with suppress(DocumentError):
            read_index(data, "https://feed.example/x")


def taken(data: bytes) -> str:
    """Read a document and write it again; return why it was refused, empty where it was not."""
    try:
        checked = check(data, "feed", NOBODY, NOON)
        alert = read_alert(checked.content, "feed")
    except DocumentError as refused:
        return str(refused)
    assert checked.seal.state is not SealState.TRUSTED
    assert alert.sender
    again = read_alert(write_alert(alert), "feed")
    assert again.key == alert.key
    assert len(again.infos) == len(alert.infos)
    return ""
