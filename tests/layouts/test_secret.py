"""No sentence about a document carries a password, wherever somebody put it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.problem import Problem
from layouts.secret import redacted

PASSWORDS = st.text(alphabet="abcXYZ019!$%()*+,/;=?@:~#-_.", min_size=8)


@given(PASSWORDS)
def test_whatever_the_password_is_made_of_none_of_it_stays(password: str) -> None:
    text = redacted(f"rtsp://viewer:{password}@192.0.2.1/main")
    assert password not in text
    assert text.endswith("192.0.2.1/main")


@pytest.mark.parametrize(
    "text",
    [
        "rtsp://h/user=admin_password=hunter2_channel=1",
        "http://h/video?usr=a&pwd=hunter2",
        "http://h/video?Password=hunter2&x=1",
    ],
)
def test_a_password_parameter_is_taken_out(text: str) -> None:
    assert "hunter2" not in redacted(text)


def test_a_plain_url_is_left_alone() -> None:
    assert redacted("rtsp://192.0.2.1:554/main?x=1") == "rtsp://192.0.2.1:554/main?x=1"


def test_a_problem_redacts_itself_whoever_wrote_it() -> None:
    url = "rtsp://u:hunter2@h/"
    problem = Problem("f.json", 3, "$.a", f"'{url}'", f"not '{url}'", f"mend '{url}'")
    assert "hunter2" not in f"{problem} {problem!r}"


def test_a_problem_is_one_sentence() -> None:
    whole = Problem("f.json", 3, "$.a", "x", "y", "write z")
    assert str(whole) == "f.json, line 3, $.a: found x, expected y; write z."
    assert str(Problem("f.json", 0, "", "x", "y", "")) == "f.json: found x, expected y."


def test_a_problem_can_be_printed_whatever_was_found() -> None:
    str(Problem("f.json", 1, "$.\ud800", "\ud800", "x", "y")).encode("utf-8")
