"""Publishes what a feeds document may hold as JSON Schema: `python -m streams.feeds.schema`."""

from __future__ import annotations

import json
from functools import reduce
from operator import or_
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import Field, create_model

from streams.feeds.book import BookForm
from streams.feeds.kinds import FORMS

FILE: Final = Path(__file__).with_name("feeds.schema.json")


def schema_text() -> str:
    """Return the schema, as it is published in `FILE`."""
    form: Any = reduce(or_, FORMS)
    feeds = list[Annotated[form, Field(discriminator="kind")]]
    described = Field(description="the feeds, each of one kind")
    whole = create_model("FeedsForm", __base__=BookForm, feeds=(feeds, described))
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **whole.model_json_schema(),
        "title": "citywall feeds",
        "description": "The outside systems that a city asks, and what it asks of each.",
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    FILE.write_text(schema_text(), encoding="utf-8")
