"""A name that could be written on a map's ground, in the language that is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.face.mapview import Spot
from kiosk.page.language import Language
from kiosk.wording.name import called
from layouts.names import name_in


@dataclass(frozen=True)
class Placename:
    """The name.

    Attributes:
        names: By language, as the map's files have it.
        kind: The colour of its layer: "water", "park", "road"; "land" for the city's own parts.
        spots: Where its middle may stand, pixels from the map's middle, the best first.
    """

    names: Mapping[str, str]
    kind: str
    spots: tuple[Spot, ...]

    def name(self, language: str) -> str:
        """Return it; whoever reads Chinese or Japanese reads English rather than Korean."""
        korean = self.names.get("ko", "")
        if language in self.names or language == Language.KO:
            return name_in(self.names, language, "")
        bundled = called(korean, Language(language)) if korean else ""
        return bundled if bundled != korean else name_in(self.names, Language.EN, "")
