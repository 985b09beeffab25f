"""A file keeps its encoding's marks, its line ends and its words when the wall saves into it."""

import pytest

from layouts.json_page import page
from layouts.rewriting import rewritten

DOCUMENT = {"id": "가", "rows": 2}


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_line_ends_and_marks_stay(mark: bytes, end: bytes) -> None:
    before = mark + end.join([b'{ "rows":1,', '  "id":"가" }'.encode(), b""])
    assert rewritten(before, DOCUMENT) == before.replace(b":1", b":2")


@pytest.mark.parametrize(
    "before", [b"", b"{broken", '{"id": "가"}'.encode("cp949"), b"\xff\xfe{\0"]
)
def test_what_cannot_be_kept_is_written_as_new(before: bytes) -> None:
    assert rewritten(before, DOCUMENT) == page(DOCUMENT).encode()
