"""Finds every template of a phrase in the source, and every description of a form's field."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from layouts.phrase import catalogue

MAKERS = ("phrase", "Phrase")


def bare(template: str) -> str:
    """What is left of a template without its places."""
    return re.sub(r"\{\w*\}", "", template)


def wordless(texts: Iterable[tuple[str, str]], language: str) -> list[str]:
    """Which texts, each with where it stands, have no words in a language."""
    known = catalogue(language)
    return [
        f"{where}: {text!r}"
        for text, where in texts
        if re.search("[A-Za-z]{2,}", bare(text)) and text not in known
    ]


def templates(folder: Path) -> Iterator[tuple[str, str]]:
    """Every template that stands in the Python files of a folder, and where it stands."""
    for file in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", "")
            first = node.args[0]
            if name in MAKERS and isinstance(first, ast.Constant):
                yield str(first.value), f"{file.name}, line {node.lineno}"


def descriptions(form: type[BaseModel]) -> Iterator[str]:
    """Every description that a form publishes, those of the forms in it included."""
    yield from _descriptions(form.model_json_schema())


def _descriptions(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        properties = node.get("properties", {})
        for inner in properties.values():
            if isinstance(inner.get("description"), str):
                yield inner["description"]
        for inner in node.values():
            yield from _descriptions(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _descriptions(inner)
