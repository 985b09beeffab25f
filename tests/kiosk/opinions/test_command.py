"""`python -m kiosk opinions` tells how the outbox stands, and no opinion's words."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from kiosk.__main__ import cli
from kiosk.opinions.outbox import Outbox
from kiosk.opinions.table import SAID
from streams.feeds.line import utc_now
from streams.feeds.reason import FeedError, Reason
from tests.kiosk.opinions.given import opinion


def kiosk(folder: Path) -> Path:
    """A kiosk's document, and no more of it than must be."""
    place = {"lat": 37.5568, "lon": 126.9237, "station": "홍대입구"}
    said = {"version": 1, "id": "hongik-1", "name": {"ko": "홍대입구 1"}, "place": place}
    file = folder / "kiosk.json"
    file.write_text(json.dumps(said | {"store": "kept"}), encoding="utf-8")
    return file


def test_a_table_of_what_waits_since_when_and_why(tmp_path: Path) -> None:
    document = kiosk(tmp_path)
    outbox = Outbox(tmp_path / "kept" / "opinions.db")
    outbox.keep(gone := opinion("secret words", given=utc_now()))
    outbox.keep(said := opinion("more of them", given=utc_now()))
    outbox.forget(gone.code, utc_now())
    result = CliRunner().invoke(cli, ["opinions", "--config", str(document)])
    assert result.exit_code == 0
    assert "WAITING              1 (0 with a voice note)" in result.stdout
    assert "LAST ERROR           none" in result.stdout
    outbox.postpone(said.code, FeedError(Reason.HTTP, 503), utc_now())
    outbox.postpone(said.code, FeedError(Reason.HTTP, 503), utc_now())
    result = CliRunner().invoke(cli, ["opinions", "--config", str(document)])
    assert result.exit_code == 1
    assert "2 times in a row: the city answered HTTP 503" in result.stdout
    assert "DELIVERED            1 (the last: " in result.stdout
    assert "words" not in result.stdout
    outbox.close()


def test_where_there_is_no_outbox_it_says_what_to_do(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["opinions", "--config", str(kiosk(tmp_path))])
    assert result.exit_code == 2
    assert "there is no outbox of opinions yet; a kiosk makes it when it starts" in result.stderr
    result = CliRunner().invoke(cli, ["opinions", "--config", str(tmp_path / "none.json")])
    assert result.exit_code == 2
    assert "none.json" in result.stderr


def test_no_failure_of_a_delivery_speaks_of_a_source() -> None:
    assert not any("source" in words for words in SAID.values())
