"""The operator's own keys to outside systems, from the environment or a file, never shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from layouts.document import Document
from layouts.phrase import phrase
from layouts.private_file import refuse_open
from layouts.problem import DocumentError, Problem, kind_of
from layouts.text import decoded, read_bytes
from streams.floor.log import register_secret

PREFIX = "CITYWALL_KEY_"
"""A key named `seoul-subway` is the environment's `CITYWALL_KEY_SEOUL_SUBWAY`."""

_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")


@dataclass(frozen=True)
class Key:
    """A key, which never shows in a repr and is known to the log as a secret from the start."""

    text: str = field(repr=False)

    @classmethod
    def read(cls, text: str) -> Key:
        """Return the key in `text`.

        The national portal hands out every key twice, plain and percent-encoded; the encoded one
        would be encoded a second time in a URL and refused as unknown.
        """
        plain = text.strip()
        key = cls(unquote(plain) if _ESCAPE.search(plain) else plain)
        register_secret(plain)
        register_secret(key.text)
        return key


def load_keys(path: Path | None, environment: Mapping[str, str]) -> Mapping[str, Key]:
    """Load the keys of the file `path`; those of the environment go before it.

    Args:
        path: The keys file; None for the environment alone.
        environment: The environment's variables.

    Returns:
        Keys by their canonical names.

    Raises:
        DocumentError: Others may read the file, or it is wrong; no value of it is repeated.
    """
    keys = _of_file(Path(path)) if path is not None else {}
    return keys | _of_environment(environment)


def canonical(name: str) -> str:
    """Return a key's name as both file and environment can spell it: lower case, with hyphens."""
    return re.sub(r"[\W_]+", "-", name.strip()).lower()


def variable(name: str) -> str:
    """Return the environment's name for the key called `name`."""
    return PREFIX + canonical(name).replace("-", "_").upper()


def _of_environment(environment: Mapping[str, str]) -> dict[str, Key]:
    return {
        canonical(name.removeprefix(PREFIX)): Key.read(text)
        for name, text in environment.items()
        if name.startswith(PREFIX) and text.strip()
    }


def _of_file(path: Path) -> dict[str, Key]:
    data = read_bytes(path)
    refuse_open(path, "it holds keys")
    document = Document(path, decoded(data, path), secret=True)
    if not isinstance(document.value, dict):
        mend = phrase("write {form}", form='{"NAME": "KEY"}')
        found, expected = kind_of(document.value), phrase("an object of names")
        raise DocumentError([document.problem((), found, expected, mend)])
    keys: dict[str, Key] = {}
    problems: list[Problem] = []
    for name, value in document.value.items():
        if name == "$schema":
            continue
        if isinstance(value, str) and value.strip():
            keys[canonical(name)] = Key.read(value)
            continue
        found = phrase("an empty text") if isinstance(value, str) else kind_of(value)
        mend = phrase("write it in double quotes")
        problems.append(document.problem((name,), found, phrase("a key, as text"), mend))
    document.refuse(problems)
    return keys
