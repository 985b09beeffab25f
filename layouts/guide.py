"""Looks up in a form's published schema what may stand at a place of a document."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from layouts.problem import JsonPath


class Guide:
    """What a form expects: the keys, the words and an example for every path in it."""

    def __init__(self, form: type[BaseModel]) -> None:
        """Read the JSON Schema of `form`."""
        self._schema: dict[str, Any] = form.model_json_schema()

    def keys(self, path: JsonPath) -> tuple[str, ...]:
        """Return the keys that an object at `path` may have."""
        return tuple(self._plain(self._node(path)).get("properties", ()))

    def expected(self, path: JsonPath) -> str:
        """Return in words what belongs at `path`, or around it; empty where nothing is said."""
        while path:
            words = self._node(path).get("description")
            if words:
                return str(words)
            path = path[:-1]
        return ""

    def example(self, path: JsonPath) -> object:
        """Return an example of what belongs at `path`, or None."""
        examples = self._node(path).get("examples")
        return examples[0] if examples else None

    def _node(self, path: JsonPath) -> Mapping[str, Any]:
        node: Mapping[str, Any] = self._schema
        for step in path:
            node = self._step(self._plain(node), step)
        return node

    def _step(self, node: Mapping[str, Any], step: str | int) -> Mapping[str, Any]:
        if isinstance(step, int):
            found: Mapping[str, Any] = node.get("items", {})
            return found
        properties: Mapping[str, Any] = node.get("properties", {})
        inner = properties.get(step, node.get("additionalProperties", {}))
        return inner if isinstance(inner, Mapping) else {}

    def _plain(self, node: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return `node` behind its reference, and of alternatives the one with structure."""
        if "$ref" in node:
            name = str(node["$ref"]).rsplit("/", 1)[-1]
            return self._plain(self._schema["$defs"][name])
        choices = [self._plain(choice) for choice in node.get("anyOf", ())]
        structured = [c for c in choices if {"properties", "items"} & c.keys()]
        return (structured or [{**node, **c} for c in choices] or [node])[0]
