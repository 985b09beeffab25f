"""Publishes what a document may hold as JSON Schema, so that an editor completes and checks it."""

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from layouts.channels import ChannelListForm
from layouts.credentials import CredentialsForm
from layouts.fleet_form import FleetForm
from layouts.kiosk_form import KioskForm
from layouts.layout_form import LayoutForm

FOLDER = Path(__file__).parent / "schema"

_FORMS: dict[str, tuple[type[BaseModel], str]] = {
    "layout": (LayoutForm, "citywall layout"),
    "kiosk": (KioskForm, "citywall kiosk"),
    "kiosks": (FleetForm, "citywall kiosks"),
    "channels": (ChannelListForm, "citywall channel list"),
    "credentials": (CredentialsForm, "citywall credentials"),
}


def schemas() -> dict[str, str]:
    """Return the text of every published schema by its file name."""
    return {f"{kind}.schema.json": _text(form, title) for kind, (form, title) in _FORMS.items()}


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write every schema into `folder`, which is made, and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")
        written.append(folder / name)
    return tuple(written)


def _text(form: type[BaseModel], title: str) -> str:
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **form.model_json_schema(),
        "title": title,
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
