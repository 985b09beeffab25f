"""What is said goes through real programs, can be broken off, and never stops the screen."""

from __future__ import annotations

import queue
import time
from pathlib import Path

from kiosk.voice.speaker import Part, Speaker
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
    assert speaker.say([Part("exit 8, " * 20_000, voice)], HOW)
    assert ended(speaker)
    assert heard.read_text() == "EXIT 8, " * 20_000


def test_what_is_said_is_broken_off() -> None:
    speaker = Speaker()
    assert speaker.say([Part("…", through(("sleep", "60")))], HOW)
    assert speaker.speaking
    speaker.stop()
    assert not speaker.speaking


def test_something_else_is_said_instead() -> None:
    speaker = Speaker()
    speaker.say([Part("…", through(("sleep", "60")))], HOW)
    assert speaker.say([Part("…", through(("true",)))], HOW)
    assert ended(speaker)


def test_a_program_that_is_not_there_says_nothing() -> None:
    assert not Speaker().say([Part("…", through(("/nowhere/voice",)))], HOW)
    assert not Speaker().say([Part("…", through(("cat",), ("/nowhere/player",)))], HOW)
    assert not Speaker().say([], HOW)


def test_one_language_follows_the_other(tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    voice = through(("sh", "-c", f"cat >> '{heard}'; echo \" $OUTPUT\" >> '{heard}'"))
    speaker = Speaker()
    assert speaker.say([Part("To", voice), Part("은평", voice)], HOW, {"OUTPUT": "head"})
    assert ended(speaker)
    assert heard.read_text() == "To head\n은평 head\n"


def test_a_machine_without_sound_says_why_nothing_is_heard() -> None:
    why: queue.Queue[str] = queue.Queue()
    # As espeak-ng, which ends well all the same.
    quiet = through(("sh", "-c", "cat > /dev/null; echo 'error: No such file or directory' >&2"))
    speaker = Speaker(why.put)
    assert speaker.say([Part("…", quiet), Part("…", quiet)], HOW)
    assert why.get(timeout=20) == "error: No such file or directory"
    assert speaker.say([Part("…", through(("sh", "-c", "exit 3")))], HOW)
    assert why.get(timeout=20) == "the program ended with 3"
