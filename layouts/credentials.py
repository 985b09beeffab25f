"""The users and passwords of cameras, in a file of their own that only its owner may read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ConfigDict, Field, RootModel

from layouts.document import Document
from layouts.form import Form, read_form
from layouts.phrase import phrase
from layouts.private_file import refuse_open
from layouts.problem import DocumentError, Problem, kind_of
from layouts.text import decoded, read_bytes


@dataclass(frozen=True)
class Credential:
    """A user and a password; the password never shows in a repr."""

    username: str
    password: str = field(repr=False)


class CredentialForm(Form):
    """A user and a password as a person writes them."""

    username: str = Field(description="the camera's user, as text", examples=["viewer"])
    password: str = Field(description="that user's password, as text", examples=["…"])


class CredentialsForm(RootModel[dict[str, CredentialForm]]):
    """Users and passwords by the name that a channel gives in 'credential'."""

    model_config = ConfigDict(json_schema_extra={"properties": {"$schema": {"type": "string"}}})


def load_credentials(path: Path) -> Mapping[str, Credential]:
    """Load the credentials file `path`; `$schema` is allowed beside the names.

    Raises:
        DocumentError: Others may read the file, or it is wrong; no value of it is repeated.
    """
    path = Path(path)
    data = read_bytes(path)
    refuse_open(path, phrase("it holds passwords"))
    document = Document(path, decoded(data, path), secret=True)
    if not isinstance(document.value, dict):
        mend = phrase('write {"NAME": {"username": "…", "password": "…"}}')
        found = kind_of(document.value)
        raise DocumentError([document.problem((), found, phrase("an object of names"), mend)])
    credentials: dict[str, Credential] = {}
    problems: list[Problem] = []
    for name, value in document.value.items():
        if name == "$schema":
            continue
        form, wrong = read_form(document, CredentialForm, value, (name,))
        problems += wrong
        if form is not None:
            credentials[name] = Credential(form.username, form.password)
    document.refuse(problems)
    return credentials
