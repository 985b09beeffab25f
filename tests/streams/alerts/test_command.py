"""`python -m streams alerts` says in words what it makes of messages."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from streams.__main__ import app
from streams.alerts.guideline import guidelines
from tests.fakes.cap import BUSAN, area, cap, info, moment, refer
from tests.fakes.feed import Feed
from tests.fakes.sealed import holder

RUNNER = CliRunner()
HERE = ("--place", "37.5663,126.9779", "--at", moment(1))


def run(*arguments: str | Path) -> tuple[int, str]:
    result = RUNNER.invoke(app, ["alerts", *map(str, arguments)])
    return result.exit_code, result.output


def write(folder: Path, name: str, document: bytes) -> Path:
    path = folder / name
    path.write_bytes(document)
    return path


def test_it_says_that_a_message_stands_and_what_would_be_shown(tmp_path: Path) -> None:
    more = "<headline>서울 호우경보</headline><instruction>하천에서 나오십시오</instruction>"
    code, said = run(write(tmp_path, "a.cap", cap("a1", info(more=more))), *HERE)

    steps = "".join(f"    {step}\n" for step in guidelines()["flood"].to_do("ko"))
    assert code == 0
    assert said == (
        "Alert 'a1' of kma@example.kr, sent 2026-11-21 12:00+00:00.\n"
        "  Signature: none.\n"
        "  [ko-KR] 호우경보: Severe, Immediate, Observed, priority 85; "
        "until 2026-11-21 15:00+00:00; for Seoul.\n"
        "  STANDS: its shape holds the place.\n"
        "  Shown: 서울 호우경보\n"
        "    하천에서 나오십시오\n"
        "  To do (flood):\n" + steps + "1 of 1 message stand here now.\n"
    )


def test_it_says_why_one_does_not(tmp_path: Path) -> None:
    first = write(tmp_path, "a.cap", cap())
    cancel = write(
        tmp_path, "c.cap", cap("c1", kind="Cancel", sent=moment(1), references=refer("a1"))
    )
    away = write(tmp_path, "b.cap", cap("b1", info(areas=area(BUSAN, words="부산"))))
    code, said = run(first, cancel, away, *HERE)

    assert code == 1
    cancelled = "Does not stand: it was cancelled by 'c1' of kma@example.kr, sent 2026-11-21 12:01"
    assert cancelled in said
    assert "Does not stand: it only ends other messages." in said
    assert "Does not stand here: the nearest of its areas, '부산', is 3" in said
    assert said.endswith("0 of 3 messages stand here now.\n")
    late = run(first, "--place", "37.5663,126.9779", "--at", moment(300))[1]
    assert "Does not stand: it was over 2026-11-21 15:00+00:00." in late


def test_exercises_and_tests_cannot_be_mistaken(tmp_path: Path) -> None:
    drill = write(tmp_path, "d.cap", cap(status="Exercise"))
    test = write(tmp_path, "t.cap", cap("t1", status="Test"))

    assert "AN EXERCISE: nothing of it is happening." in run(drill, *HERE)[1]
    said = run(test, *HERE)[1]
    assert "A TEST: nothing of it is happening." in said
    assert "its status is Test; shown are Actual and Exercise." in said


def test_signatures_are_told(tmp_path: Path) -> None:
    authority = holder("Trusted authority")
    signed = holder("KMA alerts", by=authority).sign(cap())
    folder = tmp_path / "anchors"
    folder.mkdir()
    authority.pem(folder / "root.pem")
    good, bad = write(tmp_path, "g.cap", signed), write(
        tmp_path, "b.cap", signed.replace(b"Severe", b"Minor ")
    )  # fmt: skip

    said = run(good, *HERE, "--anchors", folder)[1]
    assert "Signature: whole, and trusted by KMA alerts." in said
    assert "Signature: whole, but not trusted by KMA alerts: its cert" in run(good, *HERE)[1]
    said = run(bad, *HERE, "--anchors", folder)[1]
    assert "Signature: BROKEN by KMA alerts: Digest mismatch" in said
    assert "Does not stand: it is not what was signed." in said


def test_what_is_wrong_is_a_sentence(tmp_path: Path) -> None:
    assert run(tmp_path / "no.cap", *HERE)[0] == 2
    assert "say where we are, by --place" in run(write(tmp_path, "a.cap", cap()))[1]
    assert "'127,500' is no place" in run(tmp_path / "a.cap", "--place", "127,500")[1]
    assert "is no moment" in run(tmp_path / "a.cap", "--place", "1,1", "--at", "noon")[1]
    assert "found <html>" not in run(tmp_path / "a.cap", *HERE)[1]
    code, said = run("http://127.0.0.1:9/cap.atom?key=s3cret", *HERE)
    assert (code, "s3cret" in said) == (2, False)


def test_a_feed_is_followed(tmp_path: Path) -> None:
    import asyncio

    async def served() -> tuple[int, str]:
        async with Feed().served() as feed:
            feed.messages = {"1": cap(), "2": cap("a2", status="Exercise")}
            return await asyncio.to_thread(run, feed.url, *HERE)

    code, said = asyncio.run(served())
    assert code == 0
    assert said.endswith("2 of 2 messages stand here now.\n")


def test_an_alerts_document_names_the_place(tmp_path: Path) -> None:
    document = tmp_path / "alerts.json"
    document.write_text('{"version": 1, "place": {"lat": 35.1, "lon": 129.0}}', encoding="utf-8")
    path = write(tmp_path, "a.cap", cap())

    assert run(path, "--document", document, "--at", moment(1))[0] == 1
    assert run(path, "--document", document, *HERE)[0] == 0
