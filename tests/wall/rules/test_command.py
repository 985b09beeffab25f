"""A dry run: what rules would do, in words, before anything happens."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from layouts.problem import DocumentError
from wall.__main__ import cli
from wall.rules.event_form import event_from_words, read_event
from wall.rules.happening import Kind

ROOM = Path(__file__).parents[3] / "layouts" / "examples" / "control-room.json"


def run(*events: str) -> Result:
    """`python -m wall rules control-room.json --event …`."""
    options = [part for event in events for part in ("--event", event)]
    return CliRunner().invoke(cli, ["rules", str(ROOM), *options])


def test_without_an_event_it_says_what_the_rules_wait_for() -> None:
    said = run()
    assert said.exit_code == 0
    assert said.stdout == (
        "heavy-rain (Heavy rain warning) waits for an alert of at least 'severe' in Met whose "
        "event holds '호우'.\n"
        "  shows the salvo 'flood' on all displays it needs, priority 80, until the event has "
        "ended.\n"
        "bridges-lost (Bridge cameras lost) waits for 50% of bridge lost for 20 s.\n"
        "  shows the scene 'bridge-watch' on middle, priority 40, until somebody dismisses it, "
        "1800 s at most.\n"
    )


def test_it_says_what_is_nearest_to_an_event(tmp_path: Path) -> None:
    path = tmp_path / "wall.json"
    value = json.loads(ROOM.read_text(encoding="utf-8"))
    near = {"id": "near", "name": {"en": "Near"}, "when": {"situation": {}}, "show": {"nearest": 4}}
    path.write_text(json.dumps({**value, "rules": [near]}), encoding="utf-8")
    for image in ROOM.parent.glob("*"):
        (tmp_path / image.name).touch()
    events = ["situation kind=fire", "situation kind=fire lat=37.5 lon=127.0"]
    options = [part for event in events for part in ("--event", event)]
    said = CliRunner().invoke(cli, ["rules", str(path), *options])
    assert "it shows nothing: the event tells no position." in said.stdout.split("2. ")[0]
    assert "left, middle, right: the 4 channels nearest to the event, by near" in said.stdout


def test_it_tells_what_would_happen_event_by_event() -> None:
    said = run(
        "lost rule=bridges-lost id=net",
        "alert severity=extreme categories=Met event=호우경보",
        "end alert",
        "end net",
    )
    assert said.exit_code == 0
    assert said.stdout == (
        "1. 'net' begins (lost).\n"
        "   bridges-lost is called (priority 40).\n"
        "   its card: Call the network room.\n"
        "   heavy-rain is not called: it waits for an alert of at least 'severe' in Met whose "
        "event holds '호우'.\n"
        "   middle: the scene 'bridge-watch', by bridges-lost\n"
        "   left, right: what was there\n"
        "2. 'alert' begins (alert).\n"
        "   heavy-rain is called (priority 80).\n"
        "   its card: 1. Check the low underpasses. / 2. Tell the river office.\n"
        "   bridges-lost is not called: it waits for 50% of bridge lost for 20 s.\n"
        "   left, middle, right: the salvo 'flood', by heavy-rain\n"
        "3. 'alert' ends.\n"
        "   heavy-rain ends.\n"
        "   middle: the scene 'bridge-watch', by bridges-lost\n"
        "   left, right: what was there\n"
        "4. 'net' ends.\n"
        "   bridges-lost stays until somebody dismisses it.\n"
        "   middle: the scene 'bridge-watch', by bridges-lost\n"
        "   left, right: what was there\n"
    )


def test_what_does_not_call_a_rule_says_why() -> None:
    said = run("alert severity=minor event=호우")
    assert "heavy-rain is not called: its severity is 'minor', wanted is at least" in said.stdout


def test_json_is_taken_as_programs_send_it() -> None:
    event = read_event(
        '{"id": "a", "situation": {"kind": "flood"}, "text": {"en": "Water"}, "priority": 9,'
        ' "position": {"lat": 37.5, "lon": 127}}',
        "test",
    )
    happening = event.happening()
    assert happening is not None
    assert (happening.kind, happening.name, happening.priority) == (Kind.SITUATION, "flood", 9)
    assert (happening.told("en"), happening.position) == ("Water", (37.5, 127.0))


def test_the_short_form_takes_place_priority_and_words() -> None:
    words = "situation kind=flood id=s1 priority=70 lat=37.5 lon=127 text=water"
    event = read_event(event_from_words(words), "test")
    happening = event.happening()
    assert happening is not None
    assert (happening.id, happening.priority) == ("s1", 70)
    assert (happening.position, happening.told()) == ((37.5, 127.0), "water")


@pytest.mark.parametrize(
    ("words", "mend"),
    [
        ("alrt severity=severe", "write 'alert'"),
        ("alert severity=severest", "severe"),
        ('{"id": "a"}', 'write "alert": {} or "end": true'),
        ('{"id": "a", "end": true, "alert": {}}', "tell each by itself"),
        ("situation lat=north lon=127", "degrees"),
        ("alert priority=900", "a whole number from 1 to 100"),
    ],
)
def test_a_slip_is_answered_with_its_mend(words: str, mend: str) -> None:
    with pytest.raises(DocumentError) as refused:
        read_event(event_from_words(words), "--event 1")
    assert "--event 1" in str(refused.value)
    assert mend in str(refused.value)


def test_a_bad_event_ends_with_2_and_a_sentence() -> None:
    said = run("alert severity=severest")
    assert said.exit_code == 2
    assert "--event 1" in said.stderr
