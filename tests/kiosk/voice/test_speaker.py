"""What is said goes through real programs, can be broken off, and never stops the screen."""

from __future__ import annotations

import time
from pathlib import Path

from kiosk.voice.speaker import Speaker
from kiosk.voice.tongue import Delivery, Tongue

HOW = Delivery()


def through(*commands: tuple[str, ...]) -> Tongue:
    return Tongue(commands[0][0], lambda _: commands)


def ended(speaker: Speaker) -> bool:
    until = time.monotonic() + 20
    while speaker.speaking and time.monotonic() < until:
        time.sleep(0.01)
    return not speaker.speaking


def test_the_text_goes_through_one_program_into_the_next(tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    voice = through(("tr", "a-z", "A-Z"), ("sh", "-c", f"cat > '{heard}'"))
    speaker = Speaker()
    assert speaker.say("exit 8, " * 20_000, voice, HOW)
    assert ended(speaker)
    assert heard.read_text() == "EXIT 8, " * 20_000


def test_what_is_said_is_broken_off() -> None:
    speaker = Speaker()
    assert speaker.say("…", through(("sleep", "60")), HOW)
    assert speaker.speaking
    speaker.stop()
    assert not speaker.speaking


def test_something_else_is_said_instead() -> None:
    speaker = Speaker()
    speaker.say("…", through(("sleep", "60")), HOW)
    assert speaker.say("…", through(("true",)), HOW)
    assert ended(speaker)


def test_a_program_that_is_not_there_says_nothing() -> None:
    assert not Speaker().say("…", through(("/nowhere/voice",)), HOW)
    assert not Speaker().say("…", through(("cat",), ("/nowhere/player",)), HOW)
