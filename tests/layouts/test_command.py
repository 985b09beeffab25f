"""The command line as its user meets it: what is asked, what is answered, with what exit code."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from layouts.__main__ import app
from layouts.channels import load_channels
from layouts.schema import FOLDER, schemas

Write = Callable[[str, str], Path]

EXAMPLES = FOLDER.parent / "examples"


def answer(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(word) for word in words])
    return result.exit_code, result.output


def test_every_example_is_good() -> None:
    files = sorted(EXAMPLES.iterdir())
    assert {file.suffix for file in files} == {".csv", ".json"}
    code, said = answer("check", *files)
    assert code == 0
    assert said.count("; good\n") == len(files)
    assert "city-hall.json: a layout: 4 displays, 5 scenes, 16 channels in 14 groups; good" in said


def test_both_forms_of_the_example_list_say_the_same() -> None:
    json_list, csv_list = (load_channels(EXAMPLES / f"channels.{end}") for end in ("json", "csv"))
    assert json_list == csv_list


def test_the_published_schemas_are_up_to_date() -> None:
    published = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.iterdir()}
    assert published == schemas(), "run: python -m layouts schema"


def test_an_editor_finds_the_schema_of_every_example() -> None:
    for file in EXAMPLES.glob("*.json"):
        named = json.loads(file.read_text(encoding="utf-8"))["$schema"]
        assert (file.parent / named).is_file()


def test_schemas_are_written_where_asked(tmp_path: Path) -> None:
    code, said = answer("schema", "--out", tmp_path / "new")
    assert code == 0
    assert (tmp_path / "new" / "layout.schema.json").is_file()
    assert said.count("\n") == 5


def test_a_layout_is_checked_against_the_list_it_names(write: Write) -> None:
    text = (EXAMPLES / "desk.json").read_text(encoding="utf-8")
    write("channels.csv", "id,name_ko,main\nnamsan-tunnel-01,남산1호터널,rtsp://h/\nb b,나,x.mp4\n")
    path = write("desk.json", text)
    code, said = answer("check", path)
    assert code == 2
    assert "a layout; 4 problems" in said
    assert "found the unknown channel 'namsan-tunnel-1', expected" in said
    assert "; write 'namsan-tunnel-01'." in said
    assert "channels.csv, line 3, column id" in said


def test_a_layout_whose_list_is_missing_says_both(write: Write) -> None:
    path = write("desk.json", (EXAMPLES / "desk.json").read_text(encoding="utf-8"))
    code, said = answer("check", path)
    assert code == 2
    assert "line 4, $.channels: found 'channels.csv', which cannot be used as it is" in said
    assert "channels.csv: found no such file" in said


def test_good_and_bad_files_are_each_told(write: Write, tmp_path: Path) -> None:
    bad = write("list.json", '{"channels": [\n  {"id": "a",}\n]}')
    code, said = answer("check", EXAMPLES / "desk.json", bad, tmp_path / "none.json")
    assert code == 2
    assert "desk.json: a layout: 1 display, 3 scenes, 16 channels in 14 groups; good" in said
    assert "list.json: a channel list; 3 problems" in said
    assert "line 2, $.channels[0]: found a comma before the closing '}'" in said
    assert "none.json: a document; 1 problem" in said


def test_a_credentials_file_is_known_and_its_passwords_are_not_said(write: Write) -> None:
    path = write("c.json", '{"city": {"username": "v", "password": "hunter2",}}')
    os.chmod(path, 0o600)
    code, said = answer("check", path)
    assert (code, "a credentials file; 1 problem" in said, "hunter2" in said) == (2, True, False)
    path.write_text('{"city": {"username": "v", "password": "hunter2"}}')
    assert answer("check", path) == (0, f"{path}: a credentials file: 1 credential; good\n")


@pytest.mark.parametrize("text", ['{"x": 1}', "{}"])
def test_a_document_of_no_kind_is_told_what_there_is(write: Write, text: str) -> None:
    code, said = answer("check", write("x.json", text))
    assert code == 2
    assert "a layout ('surface', 'scenes'), a kiosk ('exits'), kiosks ('kiosks')" in said


def test_two_documents_are_compared_in_words(write: Write) -> None:
    text = (EXAMPLES / "desk.json").read_text(encoding="utf-8")
    before = write("before.json", text)
    after = write("after.json", text.replace("district:마포", "river"))
    assert answer("diff", before, before) == (0, "no difference\n")
    words = "scene 'mapo': mosaic all of group district:마포 → all of group river\n"
    assert answer("diff", before, after) == (1, words)
    code, said = answer("diff", before, EXAMPLES / "channels.csv")
    assert (code, "found a channel list, expected a layout" in said) == (2, True)


def test_the_wall_does_all_that_the_largest_example_says() -> None:
    code, said = answer("check", EXAMPLES / "control-room.json")
    assert code == 0
    assert "does not draw" not in said
    assert "does not run" not in said


def test_a_mosaic_that_is_empty_now_is_told(write: Write) -> None:
    text = (EXAMPLES / "desk.json").read_text(encoding="utf-8")
    write("channels.csv", (EXAMPLES / "channels.csv").read_text(encoding="utf-8"))
    query = '{"query": "group:tunnel district:마포"}'
    path = write("desk.json", text.replace('{"groups": ["district:마포"]}', query))
    code, said = answer("check", path)
    assert code == 0
    words = "the query group:tunnel district:마포 chooses no channel of the list."
    assert f"note: scene 'mapo': {words}" in said


def test_it_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "layouts", "check", str(EXAMPLES / "desk.json")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("; good\n")


def test_what_is_wrong_is_said_in_the_language_that_is_asked_for(write: Write) -> None:
    bad = write("bad.json", '{"version": 1, "scenes": []}')
    code, told = answer("--language", "ko", "check", bad)
    assert code == 2
    assert f"{bad}: 레이아웃; 문제 2건" in told
    assert "필요: 장면 하나 이상의 목록" in told
    code, told = answer("--language", "ko", "diff", bad, bad)
    assert (code, "발견: " in told) == (2, True)


def test_an_unknown_language_is_refused(write: Write) -> None:
    code, told = answer("--language", "xx", "check", write("a.json", "{}"))
    assert (code, "found 'xx', expected one of en, ko" in told) == (2, True)
