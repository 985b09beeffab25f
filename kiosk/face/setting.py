"""What the screens are told of the kiosk once, and what does not change while it runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kiosk.page.language import Language


@dataclass(frozen=True)
class Setting:
    """What does not change while the kiosk runs.

    Attributes:
        names: The station's name, by language.
        languages: What the kiosk speaks, the first while nobody is there.
        panel_mm: Width and height of the panel, millimetres.
        lower_edge_mm: How high above the floor it begins.
        words: The kiosk's own words in a language, by key.
    """

    names: Mapping[Language, str]
    languages: tuple[Language, ...]
    panel_mm: tuple[float, float]
    lower_edge_mm: float
    words: Callable[[Language], Mapping[str, str]]
