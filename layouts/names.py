"""What things are called, in the languages of those who look at the wall."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, Field

from layouts.form import complaint
from layouts.phrase import phrase

FALLBACK = ("ko", "en")

_COUNTRY_FOR_LANGUAGE = {"kr": "ko", "jp": "ja", "cn": "zh"}
_ID = re.compile(r"\w[\w.:-]{0,127}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def name_in(names: Mapping[str, str], language: str, otherwise: str) -> str:
    """Return the name in `language`, or in Korean, English, any language, or `otherwise`."""
    for wanted in (language, *FALLBACK):
        if wanted in names:
            return names[wanted]
    return next(iter(names.values()), otherwise)


def clean_name(text: str) -> str:
    """Return `text` as one keyboard would have typed it: composed (NFC), single blanks.

    Raises:
        PydanticCustomError: The text is blank or cannot be shown.
    """
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    if not plain:
        raise complaint(
            phrase("a name that is not blank"), phrase("write the name, or delete the key")
        )
    if not plain.isprintable():
        raise complaint(
            phrase("letters that can be shown"),
            phrase("delete the odd character and type it afresh"),
        )
    return plain


def clean_words(text: str) -> str:
    """Return `text`, which may have several lines, each as `clean_name` would have it.

    Raises:
        PydanticCustomError: The text is blank or cannot be shown.
    """
    if not text.strip():
        raise complaint(
            phrase("words that are not blank"), phrase("write the words, or delete the key")
        )
    lines = text.strip().split("\n")
    return "\n".join(clean_name(line) if line.strip() else "" for line in lines)


def clean_id(text: str) -> str:
    """Return the id in `text`, composed (NFC).

    Raises:
        PydanticCustomError: It is not of letters, digits and `. _ - :`, at most 128.
    """
    plain = unicodedata.normalize("NFC", text)
    if _ID.fullmatch(plain):
        return plain
    better = re.sub(r"[^\w.:-]+", "-", plain.strip()).strip("-.:")[:128]
    if "@" in plain or "/" in plain:
        better = ""  # An address in the wrong place may hold a password.
    expected = phrase("an id of letters, digits and . _ - :, without blanks, at most 128 long")
    raise complaint(expected, phrase('write for example "{what}"', what=better or "camera-1"))


def credential_name(name: str) -> str:
    """Return `name`, by which the credentials file knows a user and a password.

    Raises:
        PydanticCustomError: It looks like the secret itself, and would be shown as a name.
    """
    if ":" in name or "@" in name or "/" in name:
        raise complaint(
            phrase("the name of an entry of the credentials file"),
            phrase("put the password into that file and write the entry's name here"),
            phrase("what looks like a user and a password"),
        )
    return name


def clean_language(code: str) -> str:
    """Return a language's code.

    Raises:
        PydanticCustomError: It is none, or a country's code that is often taken for one.
    """
    expected = phrase("a language's code, as 'ko' or 'en'")
    if code in _COUNTRY_FOR_LANGUAGE:
        raise complaint(
            expected,
            phrase(
                "write '{country_for_language}'", country_for_language=_COUNTRY_FOR_LANGUAGE[code]
            ),
            phrase("the key '{code}'", code=code),
        )
    if not _LANGUAGE.fullmatch(code):
        lower = code.strip().lower()
        mend = (
            phrase("write '{lower}'", lower=lower)
            if _LANGUAGE.fullmatch(lower)
            else phrase("write 'ko' or 'en'")
        )
        raise complaint(expected, mend, phrase("the key '{code}'", code=code))
    return code


def some_name(names: dict[str, str]) -> dict[str, str]:
    """Return `names`.

    Raises:
        PydanticCustomError: There is none.
    """
    if not names:
        raise complaint(
            phrase("words in at least one language"), phrase('write {"ko": "…"} or {"en": "…"}')
        )
    return names


Id: TypeAlias = Annotated[
    str,
    AfterValidator(clean_id),
    # Wider than the rule, for \w means ASCII alone to an editor, and ids may be Korean.
    Field(json_schema_extra={"pattern": r"^[^\s/@]{1,128}$"}),
]
Name: TypeAlias = Annotated[
    str, AfterValidator(clean_name), Field(json_schema_extra={"minLength": 1})
]
Language: TypeAlias = Annotated[str, AfterValidator(clean_language)]
Names: TypeAlias = Annotated[
    dict[Language, Name],
    AfterValidator(some_name),
    Field(
        description='a name for each language, as {"ko": "강남대로", "en": "Gangnam-daero"}',
        examples=[{"ko": "강남대로", "en": "Gangnam-daero"}],
        json_schema_extra={
            "minProperties": 1,
            "properties": {"ko": {"type": "string"}, "en": {"type": "string"}},
        },
    ),
]
Words: TypeAlias = Annotated[
    dict[Language, Annotated[str, AfterValidator(clean_words)]],
    AfterValidator(some_name),
    Field(
        json_schema_extra={
            "minProperties": 1,
            "properties": {"ko": {"type": "string"}, "en": {"type": "string"}},
        },
    ),
]
