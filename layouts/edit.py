"""An edit is a draft with what it was before and what was taken back, so that no slip is final."""

from __future__ import annotations

from dataclasses import dataclass, replace

from layouts.draft import Draft

MOST = 200
"""Deeds that can be taken back."""


@dataclass(frozen=True)
class Edit:
    """A draft in the hands of somebody.

    Attributes:
        draft: As it is now.
        saved: As the document has it; None where it has none.
        past: As it was before each deed, the oldest first.
        future: As it was before each undo, the one to be done again next last.
    """

    draft: Draft
    saved: Draft | None = None
    past: tuple[Draft, ...] = ()
    future: tuple[Draft, ...] = ()

    @staticmethod
    def begun(draft: Draft) -> Edit:
        """Return the edit of a draft that the document has."""
        return Edit(draft, draft)

    @property
    def dirty(self) -> bool:
        """Whether the document does not have it."""
        return self.draft != self.saved

    def done(self, draft: Draft) -> Edit:
        """Return the edit after a deed."""
        return replace(self, draft=draft, past=(*self.past, self.draft)[-MOST:], future=())

    def undone(self) -> Edit:
        """Return the edit without the last deed; the same where there is none."""
        if not self.past:
            return self
        future = (*self.future, self.draft)
        return replace(self, draft=self.past[-1], past=self.past[:-1], future=future)

    def redone(self) -> Edit:
        """Return the edit with the deed that was taken back last; the same where there is none."""
        if not self.future:
            return self
        past = (*self.past, self.draft)
        return replace(self, draft=self.future[-1], past=past, future=self.future[:-1])

    def kept(self) -> Edit:
        """Return the edit after it was saved."""
        return replace(self, saved=self.draft)
