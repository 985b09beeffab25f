"""What people are to do in a kind of disaster, bundled so that it is there without a network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field, model_validator

from layouts.document import Document
from layouts.form import Form, complaint, read_form
from layouts.names import Name, name_in
from layouts.text import Text
from streams.alerts import guidelines as bundled
from streams.alerts.alert import Category

LANGUAGES: Final = ("ko", "en", "zh", "ja")
GENERAL: Final = "general"
"""The kind of whatever is of no other."""
FEWEST, MOST = 4, 7

Step = Annotated[str, Field(min_length=1, max_length=120)]


@dataclass(frozen=True)
class Guideline:
    """What to do in one kind of disaster.

    Attributes:
        kind: Its id, as ``flood``.
        names: What it is called in each of `LANGUAGES`.
        categories: CAP's categories that it belongs to.
        words: By which of its words an event is told to be of this kind, in any language.
        steps: What to do, in each of `LANGUAGES`, in this order.
    """

    kind: str
    names: Mapping[str, str] = field(hash=False)
    categories: tuple[Category, ...]
    words: tuple[str, ...]
    steps: Mapping[str, tuple[str, ...]] = field(hash=False)

    def name(self, language: str) -> str:
        """Return what it is called in a language, or else in Korean."""
        return name_in(self.names, language, self.kind)

    def to_do(self, language: str) -> tuple[str, ...]:
        """Return what to do in a language (``zh-CN`` is ``zh``), or else in English."""
        return self.steps.get(language.partition("-")[0], self.steps["en"])


class GuidelineForm(Form):
    """A guideline as it is written down."""

    kind: Annotated[str, Field(pattern=r"^[a-z_]+$")] = Field(
        description="the kind's id, of small letters; the file is named for it", examples=["flood"]
    )
    names: dict[str, Name] = Field(
        description="what it is called in ko, en, zh and ja",
        examples=[{"ko": "홍수", "en": "Flood", "zh": "洪水", "ja": "洪水"}],
    )
    categories: Annotated[list[str], Field(min_length=1)] = Field(
        description="a list of CAP's categories", examples=[["Met"]]
    )
    words: Annotated[list[Name], Field(min_length=1)] = Field(
        description="a list of words that tell an event of this kind", examples=[["홍수", "flood"]]
    )
    steps: dict[str, Annotated[list[Step], Field(min_length=FEWEST, max_length=MOST)]] = Field(
        description=f"a list of {FEWEST} to {MOST} steps of at most 120 letters for each of ko, "
        "en, zh and ja",
        examples=[{"ko": ["…"], "en": ["…"], "zh": ["…"], "ja": ["…"]}],
    )

    @model_validator(mode="after")
    def _all_languages(self) -> GuidelineForm:
        for part, given in (("names", self.names), ("steps", self.steps)):
            if set(given) != set(LANGUAGES):
                found = f"'{part}' in {', '.join(given) or 'no language'}"
                raise complaint(f"'{part}' in {', '.join(LANGUAGES)}", "write them all", found)
        if len({len(steps) for steps in self.steps.values()}) > 1:
            found = ", ".join(f"{len(steps)} in {one}" for one, steps in self.steps.items())
            raise complaint("as many steps in each language", "write those that miss", found)
        return self

    def guideline(self) -> Guideline:
        """Return the guideline."""
        steps = {language: tuple(self.steps[language]) for language in LANGUAGES}
        categories = tuple(Category(one) for one in self.categories)
        return Guideline(self.kind, self.names, categories, tuple(self.words), steps)


def read_guideline(text: str, source: Path) -> Guideline:
    """Return the guideline in a JSON text.

    Args:
        text: The JSON.
        source: Where it came from, as errors name it.

    Raises:
        DocumentError: It is wrong; every problem is listed.
    """
    document = Document(source, Text(text))
    form, problems = read_form(document, GuidelineForm, document.value)
    document.refuse(problems)
    if form is None:
        raise AssertionError("a guideline that is none was not refused")
    return form.guideline()


@cache
def guidelines() -> Mapping[str, Guideline]:
    """Return every bundled guideline by its kind."""
    files = [one for one in resources.files(bundled).iterdir() if one.name.endswith(".json")]
    read = (read_guideline(one.read_text(encoding="utf-8"), Path(one.name)) for one in files)
    return {one.kind: one for one in sorted(read, key=lambda one: one.kind)}
