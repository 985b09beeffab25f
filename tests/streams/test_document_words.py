"""What is said of a feeds document and of an alerts document can be said in Korean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

import streams.alerts
import streams.feeds
from layouts.phrase import languages
from layouts.problem import DocumentError
from streams.alerts.alerts_form import AlertsForm, load_alert_settings
from streams.feeds.book import BookForm, load_book
from streams.feeds.kinds import FORMS
from tests.layouts.spoken import descriptions, templates, wordless


def every() -> Iterator[tuple[str, str]]:
    """Every template that there is, and where it stands."""
    for room in (streams.feeds, streams.alerts):
        yield from templates(Path(str(room.__file__)).parent)
    forms: tuple[type[BaseModel], ...] = (BookForm, AlertsForm, *FORMS)
    for form in forms:
        # A kind is called in quotes what it is called in the document, in every language.
        told = (text for text in descriptions(form) if not re.fullmatch(r"'\w+'", text))
        yield from ((text, form.__name__) for text in told)


@pytest.mark.parametrize("language", languages()[1:])
def test_every_template_has_its_words(language: str) -> None:
    missing = wordless(every(), language)
    assert not missing, f"write these into layouts/i18n/{language}.json:\n" + "\n".join(missing)


def test_a_feeds_document_is_corrected_in_korean(tmp_path: Path) -> None:
    file = tmp_path / "feeds.json"
    file.write_text(
        '{"version": 1, "services": {"seoul": {}}, "feeds": [\n'
        ' {"id": "a", "kind": "bikes", "service": "soul"},\n'
        ' {"id": "b", "kind": "trains", "service": "seoul"}]}'
    )
    with pytest.raises(DocumentError) as told:
        load_book(file, {})
    one, other = told.value.said("ko").splitlines()
    assert one == (
        f"{file}, 2번째 줄, $.feeds[0].service — 발견: 알 수 없는 서비스 'soul', "
        "필요: 'services' 가운데 하나. 'seoul'이라고 쓰십시오."
    )
    assert other.startswith(f"{file}, 3번째 줄, $.feeds[1].kind — 발견: 알 수 없는 종류 'trains'")


def test_an_alerts_document_is_corrected_in_korean(tmp_path: Path) -> None:
    file = tmp_path / "alerts.json"
    file.write_text('{"version": 1, "place": {"lat": 37.5, "lon": 127}, "feeds": "feeds.json"}')
    with pytest.raises(DocumentError) as told:
        load_alert_settings(file)
    assert told.value.said("ko") == (
        f"{file}, 1번째 줄 — 발견: 'book' 없음, 필요: 'feeds' 옆의 'book'. "
        '"book": "alerts.sqlite"를 추가하십시오.'
    )
