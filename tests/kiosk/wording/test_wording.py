"""The four languages say the same, each in its own letters and with its own grammar."""

from __future__ import annotations

import json
import re
from string import Formatter

import pytest

from kiosk.opinions.refusal import Refusal, RefusedError
from kiosk.opinions.words import tell
from kiosk.page.language import Language
from kiosk.wording import Passage, called, line_of, passages, say
from kiosk.wording.name import FOLDER as NAMES
from kiosk.wording.say import FOLDER, words

HANGUL = re.compile("[\uac00-\ud7a3\u3131-\u318e]")
OTHERS = [Language.EN, Language.ZH, Language.JA]


def places(template: str) -> set[str]:
    """The names of what is put into a template."""
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_says_all_that_korean_says_and_of_the_same(language: Language) -> None:
    korean, other = words(Language.KO), words(language)
    assert set(other) == set(korean)
    assert {key: places(other[key]) for key in korean} == {
        key: places(korean[key]) for key in korean
    }


@pytest.mark.parametrize("language", OTHERS)
def test_no_hangul_stands_in_another_language(language: Language) -> None:
    assert not [key for key, text in words(language).items() if HANGUL.search(text)]


@pytest.mark.parametrize("language", Language)
def test_the_files_are_in_order_so_that_two_people_can_add_to_them(language: Language) -> None:
    keys = list(json.loads((FOLDER / f"{language}.json").read_text(encoding="utf-8")))
    assert keys == sorted(keys)


@pytest.mark.parametrize("language", Language)
def test_nothing_is_left_blank(language: Language) -> None:
    allowed = {"spoken.between"}
    blank = [key for key, text in words(language).items() if not text.strip()]
    assert set(blank) <= allowed


@pytest.mark.parametrize(
    "table", ["districts", "genres", "goods", "places", "sources", "stations", "units"]
)
def test_every_name_has_three_more_languages_without_hangul(table: str) -> None:
    told = json.loads((NAMES / f"{table}.json").read_text(encoding="utf-8"))
    assert list(told) == sorted(told)
    assert all(set(names) == {"en", "zh", "ja"} for names in told.values())
    wrong = {ko: names for ko, names in told.items() if HANGUL.search("".join(names.values()))}
    assert not wrong


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.KO, "성수행, 2분 뒤."),
        (Language.EN, "To 성수: in 2 minutes."),
        (Language.ZH, "开往성수\uff0c2分钟后。"),
        (Language.JA, "성수行き、2分後。"),
    ],
)
def test_a_count_is_said_with_its_word(language: Language, said: str) -> None:
    assert say(language, "train.aloud_minutes", to="성수", n=2) == said


def test_one_is_not_many() -> None:
    assert say(Language.EN, "train.aloud_minutes", to="Seongsu", n=1).endswith("in 1 minute.")


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("en", "only to within 1 minute.", "only to within 15 minutes."),
        ("ko", "1분 단위로만", "15분 단위로만"),
        ("zh", "1分钟。", "15分钟。"),
        ("ja", "1分単位で", "15分単位で"),
    ],
)
def test_an_opinion_is_asked_for_with_the_right_plural(language: str, one: str, many: str) -> None:
    assert one in tell(language, "privacy", minutes=1)
    assert many in tell(language, "privacy", minutes=15)


def test_a_visitor_has_one_letter_left_and_waits_for_one_second() -> None:
    assert tell("en", "left", count=1) == "1 letter left"
    assert RefusedError(Refusal.FLOOD, 0.4).say("en").endswith("in 1 second.")


def test_a_station_is_called_by_its_name_with_and_without_what_stands_behind_it() -> None:
    assert called("홍대입구", Language.EN) == "Hongik Univ."
    assert called("홍대입구역", Language.JA) == "弘大入口"
    assert called("문산(급행)", Language.ZH) == "汶山"
    assert called("아무도모르는곳", Language.EN) == "아무도모르는곳"
    assert called("  홍대  입구 ", Language.KO) == "홍대 입구"


def test_a_name_that_nobody_translated_is_read_by_a_korean_voice() -> None:
    told = passages("To 은평차고지, 2층: in 1 minute.", Language.EN)
    assert told == (
        Passage(Language.EN, "To "),
        Passage(Language.KO, "은평차고지, 2층"),
        Passage(Language.EN, ": in 1 minute."),
    )
    assert passages("Exit 3", Language.EN) == (Passage(Language.EN, "Exit 3"),)
    chinese = say(Language.ZH, "train.aloud_minutes", to="은평차고지", n=2)
    assert "".join(one.text for one in passages(chinese, Language.ZH)) == chinese


def test_every_line_that_feeds_know_has_a_colour_and_four_names() -> None:
    told = json.loads((NAMES / "lines.json").read_text(encoding="utf-8"))
    assert all(re.fullmatch("#[0-9a-f]{6}", row["colour"]) for row in told.values())
    assert all(set(row["names"]) == set(row["shorts"]) == set(Language) for row in told.values())
    assert line_of("1002").name(Language.EN) == "Line 2"


def test_a_line_that_opened_since_then_goes_by_what_its_feed_calls_it() -> None:
    line = line_of("2001", "새노선", "New Line")
    assert (line.name(Language.KO), line.short(Language.JA)) == ("새노선", "New Line")
