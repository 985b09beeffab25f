"""Reads a kiosk's document, so that every mistake in it is told at once."""

from __future__ import annotations

from pathlib import Path

from layouts.document import Document, load_document
from layouts.form import read_form
from layouts.kiosk import Kiosk
from layouts.kiosk_form import (
    KioskForm,
    camera_faults,
    ground_problems,
    kiosk_faults,
    kiosk_notes,
)
from layouts.problem import DocumentError, Problem


def load_kiosk(path: Path, *, listed: bool = True) -> Kiosk:
    """Load a kiosk's document.

    Feeds and alerts are read by those who ask them.

    Args:
        path: The document.
        listed: Whether the channel list is read, to check the cameras that it names. A screen that
            is to stand leaves that to those who connect them: a list that somebody broke, or in
            which a camera became private, costs it that camera and nothing else.

    Raises:
        DocumentError: It cannot be read, or something in it is wrong; every problem is listed.
    """
    return read_kiosk(load_document(Path(path)), listed=listed)


def read_kiosk(document: Document, *, listed: bool = True) -> Kiosk:
    """Return the kiosk that `document` holds; `listed` as for `load_kiosk`.

    Raises:
        DocumentError: It is wrong; every problem is listed.
    """
    return _form(document, listed=listed).kiosk(document.path.parent)


def notes_on(document: Document) -> tuple[str, ...]:
    """Return what is right in a kiosk's document and yet not as its writer may think.

    Raises:
        DocumentError: It is wrong.
    """
    return tuple(dict.fromkeys(kiosk_notes(_form(document))))


def problems_on_the_ground(document: Document) -> tuple[Problem, ...]:
    """Return what is wrong within the files of a kiosk's map, which a kiosk reads once it stands.

    Raises:
        DocumentError: The kiosk's own document is wrong.
    """
    return tuple(ground_problems(_form(document), document.path.parent))


def _form(document: Document, *, listed: bool = True) -> KioskForm:
    folder = document.path.parent
    form, problems = read_form(document, KioskForm, document.value)
    others = []
    if form is not None:
        problems += document.problems_at((), kiosk_faults(form, folder))
        there = form.channels is not None and (folder / form.channels).is_file()
        if listed and form.cameras and form.channels is not None and there:
            from layouts.channels import load_channels

            try:
                channels = load_channels(folder / form.channels).channels
            except DocumentError as error:
                others = list(error.problems)
            else:
                private = {channel.id: channel.private for channel in channels}
                problems += document.problems_at((), camera_faults(form, private))
    document.refuse([*problems, *others])
    if form is None:
        raise AssertionError("a kiosk that is none was not refused")
    return form
