"""No planted password comes out of a log, by whatever way it went in."""

from __future__ import annotations

import io
import json
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
import structlog

from streams.floor.log import LogSettings, logger, redact, register_secret, set_up

PASSWORD = 'pl4nted/"p@ss\\wörd'


@pytest.fixture
def out() -> Iterator[io.StringIO]:
    """What the log of this process writes; the process's own log is put back afterwards."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    yield io.StringIO()
    root.handlers[:] = handlers
    root.setLevel(level)
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    logging.captureWarnings(capture=False)
    structlog.reset_defaults()


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("rtsp://admin:pw12@10.0.0.7/main failed", "rtsp://***@10.0.0.7/main failed"),
        ("rtsp://admin:p@ss/w?rd#1@10.0.0.7/main", "rtsp://***@10.0.0.7/main"),
        ("rtsp://token@10.0.0.7", "rtsp://***@10.0.0.7"),
        ("a rtsp://h/1,rtsp://u:p@h/2 b", "a rtsp://h/1,rtsp://***@h/2 b"),
        ("rtsp://10.0.0.7:554/main?x=1", "rtsp://10.0.0.7:554/main?x=1"),
        ("someone@example.org wrote", "someone@example.org wrote"),
        ("Authorization: Basic YWRtaW46cHc=", "Authorization: ***"),
        ("{'Authorization': 'Bearer abc.def', 'a': 1}", "{'Authorization': '***', 'a': 1}"),
        ('{"authorization": "Bearer abc", "b": 2}', '{"authorization": "***", "b": 2}'),
        (
            'Authorization: Digest username="u", realm="r, s", response="0123", qop=auth\nCSeq: 2',
            "Authorization: ***\nCSeq: 2",
        ),
        ("sent Bearer abcdefghijklmnop0123", "sent Bearer ***"),
        ("the bearer of bad news", "the bearer of bad news"),
        ("/cgi?user=a&password=geheim&ch=1", "/cgi?user=a&password=***&ch=1"),
        ("Credential(username='u', password='geheim')", "Credential(username='u', password='***')"),
        ("wrong password: look into the file", "wrong password: look into the file"),
    ],
)
def test_redact_hides_what_is_secret_and_leaves_the_rest(text: str, seen: str) -> None:
    assert redact(text) == seen


def test_a_registered_secret_is_hidden_in_every_spelling() -> None:
    register_secret(PASSWORD)
    spellings = [PASSWORD, repr(PASSWORD), json.dumps(PASSWORD, ensure_ascii=False)]
    spellings += [ascii(PASSWORD), json.dumps(PASSWORD), json.dumps(repr(PASSWORD))]
    spellings += [repr(PASSWORD.encode()), "pl4nted%2F%22p%40ss%5Cw%C3%B6rd"]
    for spelling in spellings:
        assert "pl4nted" not in redact(f"login as operator with {spelling} failed")


def test_of_a_token_that_begins_with_a_secret_nothing_is_left() -> None:
    register_secret("topsecret")
    assert redact("sent Bearer topsecretklmnop0123") == "sent Bearer ***"


def test_a_very_short_secret_is_hidden_only_as_a_word() -> None:
    register_secret("7q")
    assert redact("password 7q, file x7q.json") == "password ***, file x7q.json"
    register_secret("")
    assert redact("nothing") == "nothing"


@pytest.mark.parametrize("as_json", [False, True])
def test_every_way_into_the_log_is_redacted(out: io.StringIO, as_json: bool) -> None:
    register_secret(PASSWORD)
    url = f"rtsp://operator:{PASSWORD}@10.0.0.7/main"
    set_up(LogSettings(json=as_json), out)
    logger("a").info("opening", url=url, again={"deep": [url]})
    logging.getLogger("b").warning("cannot open %s", url)
    logging.getLogger("c").warning("with extra", extra={"where": url})
    try:
        secret_local = PASSWORD
        raise ValueError(f"[Errno 5] cannot open '{url}' with {secret_local!r}")
    except ValueError:
        logger("d").exception("it failed")
        logging.getLogger("e").exception("it failed")
    written = out.getvalue()
    assert "pl4nted" not in written
    assert written.count("ValueError") >= 2
    assert written.count("10.0.0.7/main") >= 6


def test_json_lines_stay_json_after_redaction(out: io.StringIO) -> None:
    register_secret(PASSWORD)
    set_up(LogSettings(json=True), out)
    headers = {"Authorization": "Bearer abcdefghijklmnopqrstuv"}
    logger("a").info("강남 연결", password=PASSWORD, url="rtsp://u:p@h/x", headers=headers)
    line = json.loads(out.getvalue())
    assert line["event"] == "강남 연결"
    assert line["level"] == "info"
    assert line["password"] == line["headers"]["Authorization"] == "***"
    assert line["url"] == "rtsp://***@h/x"


def test_the_level_and_a_second_set_up_hold(out: io.StringIO) -> None:
    set_up(LogSettings(), out)
    set_up(LogSettings(level="warning"), out)
    logger("a").info("not this")
    logger("a").warning("but this, once")
    assert out.getvalue().count("once") == 1
    assert "not this" not in out.getvalue()


def test_an_unknown_level_is_refused(out: io.StringIO) -> None:
    with pytest.raises(ValueError, match="LOUD"):
        set_up(LogSettings(level="loud"), out)


def test_exceptions_nobody_caught_are_redacted_too() -> None:
    program = """
import threading, warnings
from streams.floor.log import register_secret, set_up
register_secret("pl4nted-secret")
set_up()
def fail():
    local = "pl4nted-secret"
    raise OSError(f"cannot open rtsp://u:{local}@h/x")
thread = threading.Thread(target=fail, name="drain")
thread.start()
thread.join()
warnings.warn("with pl4nted-secret")
class Leaky:
    def __del__(self):
        raise ValueError("pl4nted-secret in a finaliser")
Leaky()
fail()
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 1
    assert "the thread drain ends with an error" in done.stderr
    assert "the program ends with an error" in done.stderr
    assert done.stderr.count("rtsp://***@h/x") == 2
    assert "in a finaliser" in done.stderr
    # The source lines of the traceback hold the planted name only where this test wrote it.
    assert "cannot open rtsp://u:pl4nted" not in done.stderr
    assert "pl4nted-secret" not in done.stderr + done.stdout
