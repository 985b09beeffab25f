"""Mistakes in JSON are named by line, all at once, and never keep the reader from its end."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.json_text import read_json
from layouts.problem import JsonPath

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def paths(value: object, at: JsonPath = ()) -> Iterator[JsonPath]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*at, key)
            yield from paths(inner, (*at, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield (*at, number)
            yield from paths(inner, (*at, number))


@given(VALUES)
def test_good_json_is_read_as_json_loads_reads_it(value: object) -> None:
    read = read_json(json.dumps(value, indent=1))
    assert read.flaws == ()
    assert read.value == value


@given(VALUES, st.booleans())
def test_every_line_is_where_its_key_stands(value: object, raw: bool) -> None:
    text = json.dumps(value, indent=1, ensure_ascii=not raw)
    lines = text.split("\n")
    read = read_json(text)
    assert set(read.lines) == set(paths(value))
    for path, number in read.lines.items():
        if isinstance(path[-1], str):
            key = json.dumps(path[-1], ensure_ascii=not raw)
            assert lines[number - 1].strip().startswith(f"{key}:")


@given(VALUES, st.data())
def test_whatever_is_deleted_or_typed_into_it_the_reader_ends_and_sees_what_json_refuses(
    value: object, data: st.DataObject
) -> None:
    text = json.dumps(value, indent=1, ensure_ascii=False)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(start + 3, len(text))))
    typed = data.draw(
        st.text(alphabet="{}[]:,\"'\\/#*=; \t\n1.-eatn\ufeff\u3000\u201c\uff0c", max_size=3)
    )
    text = text[:start] + typed + text[end:]
    read = read_json(text)
    try:
        json.loads(text)
    except ValueError:
        assert read.flaws
    else:
        assert not any(flaw.lost for flaw in read.flaws)


@given(st.text(alphabet="{}[]:,\"'\\/#*=; \t\n1.-eatnulr\ufeff", max_size=60))
def test_any_heap_of_marks_is_read_to_its_end(text: str) -> None:
    read_json(text)


def test_a_tower_of_brackets_is_refused_not_climbed() -> None:
    read = read_json("[" * 100_000)
    assert "brackets in one another" in read.flaws[0].found


@pytest.mark.parametrize(
    ("typed", "found", "mend", "value"),
    [
        ('{"a": [1, 2,]}', "a comma before the closing ']'", "delete the comma", [1, 2]),
        ('{"a": 1,}', "a comma before the closing '}'", "delete the comma", 1),
        ('{"a": 1 // one\n}', "a comment", "delete the comment", 1),
        ('{"a": 1 /* one */}', "a comment", "delete the comment", 1),
        ('{"a": 1 # one\n}', "a comment", "delete the comment", 1),
        ('{a: 1}', "'a' without quotes", "write text in double quotes", 1),
        ("{'a': 1}", "'a' in other quotes", 'use double quotes: "', 1),
        ('{“a”: 1}', "“a” in other quotes", 'use double quotes: "', 1),
        ('{"a": True}', "'True'", "write true", True),
        ('{"a": None}', "'None'", "write null", None),
        ('{"a": four}', "'four' without quotes", "write text in double quotes", "four"),
        ('{"a": 04}', "'04'", "write digits, with a digit on both sides of a point, no plus, "
         "no leading zero", 4),
        ('{"a": .5}', "'.5'", "write digits, with a digit on both sides of a point, no plus, "
         "no leading zero", 0.5),
        ('{"a" 1}', "no ':' after \"a\"", "write ':' behind the key", 1),
        ('{"a" = 1}', "'='", "write ':'", 1),
        ('{"a"\uff1a1}', "'\uff1a'", "write ':'", 1),
        ('{"a": "x\ty"}', "a tab inside a text", "write a blank", "x\ty"),
        ('{"a": "C:\\media"}', "a lone '\\' in a text", "write '\\\\' for a backslash",
         "C:\\media"),
        ('{"a":\u00a01}', "an invisible character (U+00A0)", "delete it and type a blank", 1),
        ('{"a": 1, "a": 2}', '"a" a second time', "delete it here or in line 1", 2),
        ('{"a": [1 2]}', "no comma before '2'", "write ',' before it", [1, 2]),
        ('{"a": [1,, 2]}', "a ',' too many", "delete it", [1, 2]),
    ],
)  # fmt: skip
def test_a_slip_is_named_and_read_as_it_was_meant(
    typed: str, found: str, mend: str, value: object
) -> None:
    read = read_json(typed)
    assert [(flaw.found, flaw.mend) for flaw in read.flaws] == [(found, mend)]
    assert read.value == {"a": value}


def test_a_missing_comma_is_told_at_the_line_that_lacks_it() -> None:
    (flaw,) = read_json('{\n "a": 1\n "b": 2\n}').flaws
    assert (flaw.line, flaw.found) == (2, 'no comma before "b"')


@pytest.mark.parametrize(
    ("typed", "line", "found"),
    [
        ('{\n "a": "one,\n "b": 2\n}', 2, "a text that is opened with '\"' and not closed"),
        ('{\n "a": [1, 2\n}', 3, "'}' while '[' of line 2 is open"),
        ('{\n "a": {"b": 1\n', 3, "the end of the file while '{' of line 2 is open"),
        ('{\n "a":\n}', 3, "'}' where a value belongs"),
        ('{\n "lat": 37,5\n}', 2, "'5' where a key belongs"),
        ("{}\n}", 2, "'}' after the end of the document"),
    ],
)
def test_what_cannot_be_repaired_is_told_and_nothing_is_guessed(
    typed: str, line: int, found: str
) -> None:
    flaws = read_json(typed).flaws
    assert flaws[0].lost
    assert flaws[0].line == line
    assert flaws[0].found.startswith(found)


def test_several_slips_are_told_together() -> None:
    text = '{ // the wall\n "a": 1\n "b": \'x\',\n "c": four,\n}'
    assert [flaw.line for flaw in read_json(text).flaws] == [1, 2, 3, 4, 4]


def test_a_secret_document_has_its_slips_told_without_its_text() -> None:
    text = '{"cam": {\'username\': "admin", "password": hunter2\n "hunter3", hunter4: "x\ty",}'
    flaws = read_json(text, secret=True).flaws
    assert len(flaws) >= 4
    assert "hunter" not in " ".join(flaw.found + flaw.expected + flaw.mend for flaw in flaws)
