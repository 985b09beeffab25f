"""Whatever happens to a document, it is either read or refused in words: nothing else escapes."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layouts.channels import load_channels
from layouts.document import load_document
from layouts.layout import load_layout
from layouts.problem import DocumentError
from layouts.schema import FOLDER

EXAMPLES = FOLDER.parent / "examples"
SLIP = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=60,
)


def assert_told(error: DocumentError, path: Path) -> None:
    # A lone carriage return ends a line too, as it does in an editor.
    most = len(re.split(rb"\r\n|\r|\n", path.read_bytes()))
    assert error.problems
    for problem in error.problems:
        assert 0 <= problem.line <= most
        assert problem.found
        assert problem.expected
        assert str(problem).startswith(str(path))
        assert "\n" not in str(problem)


def slipped(whole: bytes, data: st.DataObject) -> bytes:
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(start + 4, len(whole))))
    return whole[:start] + data.draw(st.binary(max_size=4)) + whole[end:]


@SLIP
@given(st.data(), st.sampled_from(["city-hall", "control-room"]))
def test_a_layout_with_any_slip_is_read_or_refused(
    tmp_path: Path, data: st.DataObject, name: str
) -> None:
    path = tmp_path / "layout.json"
    path.write_bytes(slipped((EXAMPLES / f"{name}.json").read_bytes(), data))
    try:
        load_layout(path, ["ddp"], ["bridge"])
    except DocumentError as error:
        assert_told(error, path)


@SLIP
@given(st.data(), st.sampled_from(["json", "csv"]))
def test_a_list_with_any_slip_keeps_its_rows_or_is_refused(
    tmp_path: Path, data: st.DataObject, form: str
) -> None:
    path = tmp_path / f"channels.{form}"
    path.write_bytes(slipped((EXAMPLES / path.name).read_bytes(), data))
    try:
        loaded = load_channels(path)
    except DocumentError as error:
        assert_told(error, path)
    else:
        assert len(loaded.channels) + len({p.line for p in loaded.problems}) >= 15


@pytest.mark.parametrize(
    ("text", "line", "place"),
    [
        ('{\n "a": 1\n "b": 2}', 2, ""),
        ('{\n "a": [\n  {"b": 1,}]}', 3, "$.a[0]"),
        ('{"a": {"강남 1": 1,\n "강남 1": 2}}', 2, '$.a["강남 1"]'),
    ],
)
def test_a_slip_is_placed_by_line_and_path(
    tmp_path: Path, text: str, line: int, place: str
) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    document = load_document(path)
    (problem,) = document.flawed
    assert (problem.line, problem.path) == (line, place)
    with pytest.raises(DocumentError):
        document.refuse([])


def test_what_is_missing_is_placed_at_what_is_around_it(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text('{\n "a": {\n  "b": [\n   1]}}', encoding="utf-8")
    document = load_document(path)
    assert document.line(("a", "b", 0)) == 4
    assert document.line(("a", "b", 7, "c")) == 3
    assert document.line(("z",)) == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "found an empty file, expected a document"),
        (b"\x00\x01\x02PNG", "found a binary file, expected text"),
        (b'{"a": "\xff\xfe\xfd"}', "line 1: found bytes that are neither UTF-8 nor CP949"),
    ],
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    with pytest.raises(DocumentError, match=sentence):
        load_document(path)


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="found a folder, expected a file"):
        load_document(tmp_path)
    with pytest.raises(DocumentError, match=r"the folder .* is missing too"):
        load_document(tmp_path / "none" / "x.json")
