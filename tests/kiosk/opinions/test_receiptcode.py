"""A receipt's code names an opinion, tells nothing else, and is not mistaken for another."""

from __future__ import annotations

import pytest

from kiosk.opinions.receiptcode import ALPHABET, LENGTH, new_code, shown
from tests.fakes.receiptreader import read_code


def test_a_code_is_read_as_people_write_it() -> None:
    code = new_code(lambda count: bytes(range(7, 7 + count)))
    assert len(code) == LENGTH
    for written in (
        code,
        shown(code),
        shown(code).lower(),
        f" {code} ",
        shown(code).replace("-", " "),
    ):
        assert read_code(written) == code


def test_letters_that_look_like_digits_are_taken_for_them() -> None:
    code = next(one for one in iter(new_code, "") if {"0", "1"} <= set(one))
    assert read_code(code.replace("0", "O").replace("1", "l")) == code


def test_every_single_slip_and_every_swap_is_noticed() -> None:
    code = new_code(lambda count: bytes(range(201, 201 + count)))
    for at in range(LENGTH):
        for letter in ALPHABET.replace(code[at], ""):
            assert read_code(code[:at] + letter + code[at + 1 :]) is None, (at, letter)
    for one in range(LENGTH - 2):
        for other in range(one + 1, LENGTH - 2):
            letters = list(code)
            letters[one], letters[other] = letters[other], letters[one]
            if "".join(letters) != code:
                assert read_code("".join(letters)) is None, (one, other)


@pytest.mark.parametrize("text", ["", "ABC", "U" * LENGTH, "가" * LENGTH, "0" * (LENGTH + 1)])
def test_what_is_no_code_is_none(text: str) -> None:
    assert read_code(text) is None


def test_no_two_codes_are_alike() -> None:
    assert len({new_code() for _ in range(2000)}) == 2000
