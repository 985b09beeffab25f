"""Every sentence about a document has words in Korean, and a language more is one file more."""

from __future__ import annotations

import copy
import pickle
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from layouts import phrase as words
from layouts.channels import ChannelListForm, load_channels
from layouts.credentials import CredentialForm
from layouts.kiosk_form import KioskForm
from layouts.layout_form import LayoutForm
from layouts.notes import COUNTED
from layouts.phrase import (
    Phrase,
    catalogue,
    languages,
    lined,
    listed,
    phrase,
    said,
    spoken_here,
    together,
)
from layouts.problem import DocumentError
from layouts.report import check
from tests.layouts.spoken import bare, descriptions, templates, wordless
from tests.layouts.test_slips import WALL, load, slips

SOURCE = Path(words.__file__).parent
PLACES = re.compile(r"(?<!\{)\{\w+\}(?!\})")
KINDS = ("layout", "kiosk", "channel list", "credentials file", "document")


def every() -> Iterator[tuple[str, str]]:
    """Every template that there is, and where it stands."""
    yield from templates(SOURCE)
    forms: tuple[type[BaseModel], ...] = (LayoutForm, KioskForm, ChannelListForm, CredentialForm)
    for form in forms:
        yield from ((text, form.__name__) for text in descriptions(form))
    yield from ((text, "notes.py") for both in COUNTED.values() for text in both)
    yield from ((kind, "kind.py") for kind in KINDS)


@pytest.mark.parametrize("language", languages()[1:])
def test_every_template_has_its_words(language: str) -> None:
    missing = wordless(every(), language)
    assert not missing, f"write these into layouts/i18n/{language}.json:\n" + "\n".join(missing)


@pytest.mark.parametrize("language", languages()[1:])
def test_every_translation_has_the_places_of_its_template(language: str) -> None:
    wrong = [
        template
        for template, translated in catalogue(language).items()
        if set(PLACES.findall(template)) != set(PLACES.findall(translated))
    ]
    assert not wrong


def untold(text: str, language: str) -> Iterator[str]:
    """The parts of a text that are English words in another language too."""
    if not isinstance(text, Phrase):
        return
    if text.template not in catalogue(language) and re.search("[A-Za-z]{2,}", bare(text.template)):
        yield text.template
    for value in text.values.values():
        yield from untold(value, language)


def test_a_hundred_slips_are_answered_in_korean(tmp_path: Path) -> None:
    path = tmp_path / "wall.json"
    english = []
    for slip in slips():
        path.write_text(WALL.replace(slip.old, slip.new, 1), encoding="utf-8")
        try:
            load(path)
        except DocumentError as error:
            for problem in error.problems:
                parts = (problem.found, problem.expected, problem.mend)
                english += [part for part in parts if part and not isinstance(part, Phrase)]
                english += [left for part in parts for left in untold(part, "ko")]
                assert " — 발견: " in problem.said("ko")
    plain = [part for part in english if re.search("[A-Za-z]{2,} [a-z]{2,}", part)]
    assert not plain, f"these stay English: {sorted(set(plain))}"


def test_a_bad_channel_list_is_told_in_korean(tmp_path: Path) -> None:
    file = tmp_path / "channels.csv"
    file.write_text("id,name_ko,main,notes\na,가,rtsp://h/a,\na,나,rtsp://h/b,\n", "utf-8")
    told = [problem.said("ko") for problem in load_channels(file).problems]
    assert told == [
        f"{file}, 1번째 줄 — 발견: 모르는 열 'notes', 필요: "
        "id,name_ko,name_en,lat,lon,groups,main,sub,credential 가운데의 열. 지우십시오.",
        f"{file}, 3번째 줄, id 열 — 발견: 2번째 줄에 이미 있는 id 'a', 필요: id마다 한 번씩. "
        "다른 id를 주거나 지우십시오. 먼저 것은 그대로 남습니다.",
    ]
    assert check(file).problems


def test_a_value_is_said_alike_in_every_language_and_a_phrase_in_it_is_not() -> None:
    text = phrase("the unknown {noun} '{name}'", noun=phrase("scene"), name="a {b}")
    assert text == "the unknown scene 'a {b}'"
    assert said(text, "ko") == "모르는 장면 'a {b}'"
    assert said(text, "fi") == text, "without words it is English"
    assert said("plain", "ko") == "plain"


def test_a_copy_can_be_said_in_another_language_too() -> None:
    one = phrase("write '{best}'", best="seoul")
    for copied in (copy.deepcopy(one), pickle.loads(pickle.dumps(one))):
        assert copied == "write 'seoul'"
        assert said(copied, "ko") == "'seoul'이라고 쓰십시오"


def test_several_are_told_a_line_each() -> None:
    both = lined((phrase("no channel"), phrase("at least one")))
    assert both == "no channel\nat least one"
    assert said(both, "ko") == "채널 없음\n하나 이상"
    assert lined(()) == ""


def test_several_are_told_together() -> None:
    assert together(["'a'", "'b'", "'c'"]) == "'a' and 'b' and 'c'"
    assert said(together(["'a'", "'b'"]), "ko") == "'a', 'b'"
    assert said(listed([phrase("scene"), phrase("tour")]), "ko") == "장면, 투어"
    assert together([]) == listed([]) == ""


def test_what_was_put_in_can_be_changed_and_what_is_ours_stays() -> None:
    text = phrase("write '{best}'", best="secret").each(lambda value: "…" if value else value)
    assert (text, said(text, "ko")) == ("write '…'", "'…'(이)라고 쓰십시오")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "ko_KR.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "fi_FI.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_a_terminal_is_spoken_to_in_its_language(
    environment: dict[str, str], language: str
) -> None:
    assert spoken_here(environment) == language


def test_another_language_is_another_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fi.json").write_text('{"delete it": "poista se"}', encoding="utf-8")
    catalogue.cache_clear()
    monkeypatch.setattr(words, "CATALOGUES", tmp_path)
    assert languages() == ("en", "fi")
    assert said(phrase("delete it"), "fi") == "poista se"
    catalogue.cache_clear()
