"""What the wall's banner says: what is wrong, and what it means for the wall."""

from __future__ import annotations

from dataclasses import dataclass

from wall.documents import Documents
from wall.glass.words import say


@dataclass(frozen=True)
class Problem:
    """What is wrong; empty when nothing is.

    Attributes:
        lead: What it means for the wall, in the viewer's language.
        sentence: What is wrong, and the mend.
    """

    lead: str = ""
    sentence: str = ""


def problem_of(documents: Documents, left_out: tuple[str, ...], language: str) -> Problem:
    """What is wrong with documents that were taken.

    Args:
        documents: They may have lost bad rows.
        left_out: Ids of channels for which there was no room.
        language: ``ko`` or ``en``.
    """
    if left_out:
        return Problem(
            say(language, "full", count=len(left_out)),
            say(language, "full_first", channel=left_out[0]),
        )
    if documents.problems:
        return Problem(say(language, "partly"), documents.problems[0].said(language))
    return Problem()
