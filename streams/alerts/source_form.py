"""How an operator writes down a feed of alerts, and what can be wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, model_validator

from layouts.document import Document
from layouts.form import Form, complaint
from layouts.names import Id, Name
from layouts.phrase import phrase
from layouts.private_file import refuse_open
from layouts.problem import DocumentError, Problem
from layouts.url import web_parts
from streams.alerts.access import Access
from streams.alerts.settings import Source

LOOPBACK = ("localhost", "127.0.0.1", "::1")
FileName = Annotated[str, Field(min_length=1)]


def _web(url: str) -> str:
    parts = web_parts(url)
    if parts is None:
        mend = phrase("write the address of the feed's index")
        raise complaint(phrase("an address as https://HOST/PATH"), mend)
    if "@" in parts.netloc:
        mend = phrase("take them out; a key goes into the environment and is named in 'key_env'")
        expected = phrase("an address without user or password")
        raise complaint(expected, mend, phrase("a user in the address"))
    return url


class SourceForm(Form):
    """A CAP feed."""

    id: Id = Field(description="the feed's id, the only one of its kind", examples=["kma"])
    url: Annotated[str, AfterValidator(_web)] = Field(
        description="the address of its Atom or RSS index, or of one message",
        examples=["https://alerts.example.kr/cap.atom"],
    )
    every_s: Annotated[float, Field(ge=1, le=3600)] = Field(
        default=15.0,
        description="seconds between two looks, a number from 1 to 3600",
        examples=[15],
    )
    key_parameter: Name | None = Field(
        default=None, description="the name of the key in the address", examples=["serviceKey"]
    )
    key_env: Annotated[str, Field(pattern=r"^[A-Za-z_]\w*$")] | None = Field(
        default=None,
        description="the variable of the environment that holds the key",
        examples=["KMA_KEY"],
    )
    token: FileName | None = Field(
        default=None,
        description="the file that holds its bearer token, of mode 0600, seen from this file",
        examples=["relay.token"],
    )
    token_env: Annotated[str, Field(pattern=r"^[A-Za-z_]\w*$")] | None = Field(
        default=None,
        description="the variable of the environment that holds its bearer token",
        examples=["CITY_RELAY_TOKEN"],
    )
    authority: FileName | None = Field(
        default=None,
        description="the certificates (PEM) by which it is trusted, seen from this file; without "
        "it, the machine's own authorities",
        examples=["city-ca.pem"],
    )
    stands_in_for: Id | None = Field(
        default=None,
        description="the id of another feed: this one is asked only while that does not answer",
        examples=["relay"],
    )

    @model_validator(mode="after")
    def _whole_key(self) -> SourceForm:
        if (self.key_parameter is None) != (self.key_env is None):
            mend = phrase(
                "write {form}", form='"key_parameter": "serviceKey", "key_env": "KMA_KEY"'
            )
            expected = phrase("both 'key_parameter' and 'key_env', or neither")
            raise complaint(expected, mend, phrase("one of them"))
        return self

    @model_validator(mode="after")
    def _safe_token(self) -> SourceForm:
        if self.token is not None and self.token_env is not None:
            mend, found = phrase("take one of them out"), phrase("both of them")
            raise complaint(phrase("'token' or 'token_env', not both"), mend, found)
        parts = urlsplit(self.url)
        wanted = self.token is not None or self.token_env is not None
        if wanted and parts.scheme != "https" and parts.hostname not in LOOPBACK:
            mend = phrase(
                "write https://… ({command})",
                command="python -m streams relay --tls CERTIFICATE --tls-key KEY",
            )
            found = phrase("a token that is read on the way")
            raise complaint(phrase("a token over https"), mend, found)
        return self

    def source(self, folder: Path) -> Source:
        """Return the source; files are seen from `folder`."""
        parameter, variable = self.key_parameter or "", self.key_env or ""
        access = Access(
            folder / self.token if self.token else None,
            self.token_env or "",
            folder / self.authority if self.authority else None,
        )
        other = self.stands_in_for or ""
        return Source(self.id, self.url, self.every_s, parameter, variable, access, other)


def source_problems(document: Document, forms: Sequence[SourceForm]) -> list[Problem]:
    """Return what is wrong with the feeds of an alerts document that each of them cannot know."""
    return [*_twice(document, forms), *_files(document, forms), *_stand_ins(document, forms)]


def _twice(document: Document, forms: Sequence[SourceForm]) -> list[Problem]:
    ids = [source.id for source in forms]
    return [
        document.problem(
            ("sources", number, "id"),
            phrase("the id '{id}' a second time", id=name),
            phrase("every id once"),
            phrase("give this feed another id"),
        )
        for number, name in enumerate(ids)
        if name in ids[:number]
    ]


def _files(document: Document, forms: Sequence[SourceForm]) -> Iterator[Problem]:
    """Yield which files of a source's are not there; what they hold is read when it is asked."""
    folder = document.path.parent
    for number, source in enumerate(forms):
        for key, name, what in (
            ("token", source.token, phrase("the file that holds the token")),
            ("authority", source.authority, phrase("a file of certificates (PEM)")),
        ):
            if name is not None and not (folder / name).is_file():
                found = phrase("'{name}', which is not there", name=name)
                mend = phrase("copy it there from the machine of the feed")
                yield document.problem(("sources", number, key), found, what, mend)
            elif key == "token" and name is not None:
                try:
                    refuse_open(folder / name, "it holds a token")
                except DocumentError as error:
                    yield from error.problems


def _stand_ins(document: Document, forms: Sequence[SourceForm]) -> Iterator[Problem]:
    by_id = {source.id: source for source in forms}
    for number, source in enumerate(forms):
        if source.stands_in_for is None:
            continue
        other = by_id.get(source.stands_in_for)
        if other is None or other is source or other.stands_in_for is not None:
            yield document.problem(
                ("sources", number, "stands_in_for"),
                f"'{source.stands_in_for}'",
                phrase("the id of another feed that stands in for none"),
                phrase("write one of the ids of this list, or take it out"),
            )
