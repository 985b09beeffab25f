"""How an operator writes down which channels are meant: all of them, some groups, or a query."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from layouts.form import Form, complaint
from layouts.mosaic import Mosaic
from layouts.names import Name
from layouts.phrase import phrase
from layouts.problem import excerpt
from layouts.query_text import QueryError, parse_query


def _or_all(schema: dict[str, Any]) -> None:
    """Publish that instead of the object the word "all" may stand."""
    whole = dict(schema)
    schema.clear()
    schema["anyOf"] = [{"const": "all"}, whole]


def _query(text: str) -> str:
    """Refuse what is no query, by column."""
    try:
        return parse_query(text).text
    except QueryError as error:
        column, found, expected, mend = error.fault
        raise complaint(
            expected,
            mend,
            phrase("{found} (column {column} of the query)", found=found, column=column),
        ) from None


class MosaicForm(Form):
    """Channels: those of the groups named, or those a query chooses; or `"all"` alone."""

    model_config = ConfigDict(json_schema_extra=_or_all)

    groups: list[Name] = Field(
        default=[],
        description="names of groups, of which a channel is in any",
        examples=[["bridge"]],
    )
    query: Annotated[str, AfterValidator(_query)] | None = Field(
        default=None,
        description="words that a channel must all meet, as text: group:bridge district:마포 "
        "-name:test",
        examples=["group:bridge district:마포 -name:test"],
    )

    @model_validator(mode="before")
    @classmethod
    def _all(cls, value: object) -> object:
        if isinstance(value, str) and value != "all":
            expected = phrase("\"all\", or an object in braces {} with the key 'groups' or 'query'")
            key, many = ("query", "") if ":" in value else ("groups", "[]")
            shown = f'"{excerpt(value)}"'
            shown = many[:1] + shown + many[1:]
            raise complaint(
                expected, phrase('write "all", or {{"{key}": {shown}}}', key=key, shown=shown)
            )
        return {} if value == "all" else value

    @model_validator(mode="after")
    def _one_choice(self) -> MosaicForm:
        if self.groups and self.query is not None:
            mend = phrase("delete 'groups' and write group:NAME in the query")
            raise complaint(phrase("'groups' or 'query'"), mend, phrase("'groups' and 'query'"))
        return self

    def mosaic(self) -> Mosaic:
        """Return the mosaic."""
        query = parse_query(self.query) if self.query is not None else None
        return Mosaic(tuple(self.groups), query)
