"""A relay lets in whoever has its token, proves itself by a certificate, and names each slip."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from scripts.bringup.environment import ROOT
from streams.__main__ import app
from streams.alerts.access import Access
from streams.alerts.alert import Point
from streams.alerts.desk import AlertDesk
from streams.alerts.place import Place
from streams.alerts.settings import AlertSettings, Source
from tests.fakes.cap import cap, info
from tests.fakes.patience import until
from tests.fakes.servercert import write

TOKEN = "a-token-of-good-length"
LONG_S = 30.0
HERE = Place(Point(37.5663, 126.9779))
NEVER_S = 3600.0


@dataclass(frozen=True)
class Relay:
    """A running relay: its folder of messages, and where its feed is."""

    folder: Path
    url: str
    certificate: Path


@pytest.fixture(scope="module")
def relay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Relay]:
    """One over TLS, with a token of the environment."""
    folder = tmp_path_factory.mktemp("relay")
    (folder / "post").mkdir()
    certificate, key = write(folder)
    command = [sys.executable, "-m", "streams", "relay", str(folder / "post")]
    process = subprocess.Popen(
        [*command, "--listen", "127.0.0.1:0", "--tls", certificate, "--tls-key", key],
        cwd=ROOT,
        env={**os.environ, "CITYWALL_RELAY_TOKEN": TOKEN},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    url = json.loads(process.stdout.readline())["url"]
    yield Relay(folder / "post", url, certificate)
    process.terminate()
    process.wait(LONG_S)
    process.stdout.close()


@contextmanager
def desk(relay: Relay, access: Access) -> Iterator[AlertDesk]:
    """A kiosk's desk that hears of nothing but by an open request."""
    one = AlertDesk(
        AlertSettings(HERE, sources=(Source("relay", relay.url, NEVER_S, access=access),))
    )
    one.start()
    try:
        yield one
    finally:
        one.stop()


def test_a_desk_with_token_and_certificate_hears_at_once(relay: Relay, tmp_path: Path) -> None:
    token = tmp_path / "relay.token"
    token.touch(mode=0o600)
    token.write_text(TOKEN + "\n")
    now = datetime.now(UTC)
    sent, ends = ((now + timedelta(minutes=n)).isoformat(timespec="seconds") for n in (-1, 60))
    with desk(relay, Access(token, authority=relay.certificate)) as one:
        until(lambda: one.conditions[0].fetched, LONG_S, lambda: one.conditions)
        (relay.folder / ".a1").write_bytes(cap("a1", info(expires=ends), sent=sent))
        (relay.folder / ".a1").rename(relay.folder / "a1.cap")
        until(lambda: one.standing, LONG_S, lambda: one.conditions)


@pytest.mark.parametrize(
    ("token", "trusted", "said"),
    [
        ("another-token-altogether", True, "answers 401 Unauthorized: it wants a token"),
        (None, True, "answers 401 Unauthorized: it wants a token"),
        (TOKEN, False, "shows a certificate that is not believed (self-signed certificate)"),
    ],
)
def test_who_is_not_let_in_or_does_not_trust_says_so_and_how_to_mend_it(
    relay: Relay, monkeypatch: pytest.MonkeyPatch, token: str | None, trusted: bool, said: str
) -> None:
    monkeypatch.setenv("CITY_TOKEN", token or "")
    access = Access(
        token_env="CITY_TOKEN" if token else "", authority=relay.certificate if trusted else None
    )
    with desk(relay, access) as one:
        until(lambda: one.conditions[0].failures, LONG_S, "no failure")
        assert said in one.conditions[0].error
        assert TOKEN not in one.conditions[0].error


def test_a_token_that_is_not_there_yet_is_said_and_needs_no_restart(
    relay: Relay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CITY_TOKEN", raising=False)
    with pytest.raises(Exception, match="CITY_TOKEN of the environment holds no token"):
        Access(token_env="CITY_TOKEN").headers()
    monkeypatch.setenv("CITY_TOKEN", TOKEN)
    assert Access(token_env="CITY_TOKEN").headers() == {"Authorization": f"Bearer {TOKEN}"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--tls", "relay.pem"], "found --tls alone, expected --tls CERTIFICATE and --tls-key KEY"),
        (["--tls", "relay.pem", "--tls-key", "none.key"], "none.key: found no file, expected its"),
        (["--tls", "relay.pem", "--tls-key", "other.key"], "found no certificate with its own key"),
        (["--tls", "relay.pem", "--tls-key", "open.key"], "run: chmod 600"),
        (["--token", "open.token"], "Mend: chmod 600"),
        (["--listen", "127.0.0.1"], "--listen"),
    ],
)
def test_a_slip_is_said_with_its_mend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path)
    write(tmp_path, "other")
    _, private = write(tmp_path, "open")
    private.chmod(0o644)
    Path("open.token").write_text(TOKEN)
    Path("open.token").chmod(0o644)
    result = CliRunner().invoke(app, ["relay", str(tmp_path), *options])
    assert result.exit_code == 2
    assert said in result.output
    assert TOKEN not in result.output
