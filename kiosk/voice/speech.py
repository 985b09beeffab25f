"""Makes of a text what the machine's voices say of it: parts by language, as the ear wants them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from kiosk.page.language import Language
from kiosk.voice.speaker import Part
from kiosk.voice.tongue import Which, tongue
from kiosk.wording.passage import passages
from kiosk.wording.spoken import for_ear

_SAID: Final = re.compile(r"\w")


def parts(
    text: str, language: Language, which: Which, models: Mapping[str, Path]
) -> tuple[Part, ...]:
    """Return what is said; nothing where the machine has no voice for the language.

    Names that nobody has translated are read by the Korean voice, where there is one.

    Args:
        text: As it is shown.
        language: Of the page.
        which: Where a program is, as ``shutil.which``.
        models: Piper's voices by language.
    """
    voices = {one: tongue(one, which, models) for one in (language, Language.KO)}
    own = voices[language]
    if own is None:
        return ()
    told = [one for one in passages(text, language) if _SAID.search(one.text)]
    return tuple(
        Part(for_ear(one.text, one.language).strip(), voices[one.language] or own) for one in told
    )
