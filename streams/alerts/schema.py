"""Publishes what an alerts document may hold as JSON Schema: `python -m streams.alerts.schema`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from streams.alerts.alerts_form import AlertsForm

FILE: Final = Path(__file__).with_name("alerts.schema.json")


def schema_text() -> str:
    """Return the schema, as it is published in `FILE`."""
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **AlertsForm.model_json_schema(),
        "title": "citywall alerts",
        "description": "Which alerts are heard, for which place, and what is shown of them.",
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    FILE.write_text(schema_text(), encoding="utf-8")
