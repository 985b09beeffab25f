"""The border where what people wrote is checked once and every deviation is put into words."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from layouts.guide import Guide
from layouts.nearest import nearest, suggestion
from layouts.phrase import Phrase, phrase, together
from layouts.problem import JsonPath, Problem, described, excerpt, kind_of

FormT = TypeVar("FormT", bound="Form")

_QUOTED = re.compile(r"'([^']*)'")


class Paper(Protocol):
    """What a form was written on: it can point at the place of a problem."""

    @property
    def secret(self) -> bool:
        """Whether its values may not be repeated in an error."""

    def problem(self, path: JsonPath, found: str, expected: str, mend: str) -> Problem:
        """Return a problem at `path`."""


class Form(BaseModel):
    """What a person may write: no unknown key, no value of another type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)


def one_of(*choices: tuple[str, ...]) -> dict[str, Any]:
    """Return what publishes that of each of `choices` exactly one key stands in an object."""
    return {"allOf": [{"oneOf": [{"required": [key]} for key in keys]} for keys in choices]}


def complaint(expected: str, mend: str, found: str = "") -> PydanticCustomError:
    """Return the error by which a form's own rule says what is `expected` and the `mend`.

    Args:
        expected: What should stand there.
        mend: What to do about it.
        found: What stands there; where it is empty, the value itself is described.
    """
    context = {"expected": expected, "mend": mend, "found": found}
    return PydanticCustomError("complaint", "{expected}", context)


def only_one(form: BaseModel, keys: Sequence[str], many: str, none: str) -> None:
    """Hold a form to exactly one of some keys.

    Args:
        form: As it was filled in; a key that is None was not.
        keys: Of which one is to be given.
        many: The mend where more than one is.
        none: The mend where none is.

    Raises:
        PydanticCustomError: Another number is given.
    """
    given = [key for key in keys if getattr(form, key) is not None]
    if len(given) != 1:
        found = together(f"'{key}'" for key in given) or phrase("none of them")
        expected = phrase("one of {names}", names=", ".join(f"'{key}'" for key in keys))
        raise complaint(expected, many if given else none, found)


def read_form(
    paper: Paper, form: type[FormT], value: object, at: JsonPath = ()
) -> tuple[FormT | None, list[Problem]]:
    """Check `value`, which stands at `at` of `paper`, against `form`.

    Returns:
        The form and no problems, or None and every problem found.
    """
    try:
        return form.model_validate(value), []
    except ValidationError as error:
        return None, problems_of(error, paper, form, at)


def problems_of(
    error: ValidationError, paper: Paper, form: type[Form], at: JsonPath = ()
) -> list[Problem]:
    """Return the problems of `error` in words; a misspelt key counts once, not also as missing."""
    guide = _guide(form)
    details = error.errors(include_url=False)
    meant = {
        (*where[:-1], nearest(str(where[-1]), guide.keys(where[:-1])))
        for where in (_place(detail) for detail in details if detail["type"] == "extra_forbidden")
    }
    told = [d for d in details if d["type"] != "missing" or _place(d) not in meant]
    return [_problem(detail, paper, guide, at) for detail in told]


@cache
def _guide(form: type[Form]) -> Guide:
    return Guide(form)


def _place(detail: ErrorDetails) -> JsonPath:
    # Pydantic puts '[key]' behind a key that breaks the rule for keys.
    return tuple(step for step in detail["loc"] if step != "[key]")


def _problem(detail: ErrorDetails, paper: Paper, guide: Guide, at: JsonPath) -> Problem:
    where = _place(detail)
    value = detail["input"]
    context: Mapping[str, Any] = detail.get("ctx", {})
    shown = kind_of(value) if paper.secret else described(value)
    if detail["type"] == "extra_forbidden":
        return _unknown_key(paper, guide, at, where)
    if detail["type"] == "missing":
        return _missing_key(paper, guide, at, where)
    if detail["type"] == "complaint":
        found = shown if paper.secret else context["found"] or shown
        return paper.problem((*at, *where), found, context["expected"], context["mend"])
    expected = _described(guide, where) or detail["msg"].lower()
    example = guide.example(where)
    if detail["type"] == "model_type":
        keys = [key for key in guide.keys(where) if key != "$schema"]
        expected = phrase(
            "an object in braces {{}} with the keys {repr}", repr=", ".join(map(repr, keys))
        )
        if example is None and isinstance(value, str) and keys and not paper.secret:
            example = {keys[0]: excerpt(value)}
    elif detail["type"] == "literal_error" and not paper.secret:
        choices = _QUOTED.findall(str(context.get("expected", "")))
        example = nearest(str(value), choices) or example or next(iter(choices), None)
    mend = _mend(detail["type"], value, example, paper.secret)
    return paper.problem((*at, *where), shown, expected, mend)


def _unknown_key(paper: Paper, guide: Guide, at: JsonPath, where: JsonPath) -> Problem:
    key, valid = str(where[-1]), guide.keys(where[:-1])
    names = [name for name in valid if name != "$schema"]
    expected = phrase("one of {names}", names=", ".join(f"'{name}'" for name in names))
    mend = suggestion(key, valid, phrase("delete it"))
    if paper.secret:
        # A password may have been typed where a key belongs.
        return paper.problem((*at, *where[:-1]), phrase("an unknown key"), expected, mend)
    found = phrase("the unknown key '{key}'", key=excerpt(key))
    return paper.problem((*at, *where), found, expected, mend)


def _missing_key(paper: Paper, guide: Guide, at: JsonPath, where: JsonPath) -> Problem:
    key = str(where[-1])
    what = _described(guide, where)
    expected = phrase("'{key}': {what}", key=key, what=what) if what else phrase("'{key}'", key=key)
    example = guide.example(where)
    mend = (
        phrase('add "{key}": {example}', key=key, example=_json(example))
        if example is not None
        else phrase("add '{key}'", key=key)
    )
    return paper.problem((*at, *where[:-1]), phrase("no '{key}'", key=key), expected, mend)


def _described(guide: Guide, where: JsonPath) -> str:
    """Return what belongs at a place, by the description of its field, which is a template too."""
    words = guide.expected(where)
    return Phrase(words, {}) if words else ""


def _mend(kind: str, value: object, example: object, secret: bool) -> str:
    if isinstance(value, str) and kind.startswith(("int", "float", "bool")) and not secret:
        plain = value.strip()
        if plain.removeprefix("-").replace(".", "", 1).isdigit() or plain in ("true", "false"):
            return phrase("write {plain} without quotes", plain=plain)
    if isinstance(value, int | float) and kind == "string_type" and not secret:
        return (
            phrase('write "{value}" in double quotes', value=value)
            if not isinstance(value, bool)
            else phrase("write text")
        )
    return (
        phrase("write for example {example}", example=_json(example))
        if example is not None
        else phrase("correct it")
    )


def _json(example: object) -> str:
    return json.dumps(example, ensure_ascii=False)
