"""The channels that the found cameras would make, and how they stand to the ones listed before."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pydantic import ValidationError

from layouts.channel import ChannelForm
from streams.onvif.streamaddress import door_of, same_stream

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from layouts.channel import Channel
    from streams.onvif.interview import Camera, Lens
    from streams.onvif.survey import Finding


class Standing(Enum):
    """How an offered channel stands to the list."""

    NEW = "new"
    KEPT = "listed"
    MOVED = "moved"


@dataclass(frozen=True)
class Offer:
    """A channel that one lens of a camera would make.

    Attributes:
        form: The channel; None where it cannot be written down.
        lens: Its streams.
        alone: Whether the device has no other lens, so that its host alone tells it.
        trouble: Why it cannot be written down.
    """

    form: ChannelForm | None
    lens: Lens
    alone: bool
    trouble: str = ""


@dataclass(frozen=True)
class Verdict:
    """What is to be done with an offer: nothing where it is listed, as `row` says."""

    offer: Offer
    standing: Standing
    row: str


def offers(findings: Sequence[Finding]) -> tuple[tuple[Offer, ...], ...]:
    """Return the offers of every finding, none for one without a camera."""
    # A device that was reached by two ways is one: its endpoint or its streams are the same.
    found = [f.camera for f in findings if f.camera is not None]
    devices = {(c.identity.key, c.identity.endpoint or c.lenses[0].main_url) for c in found}
    keys = Counter(key for key, _ in devices)
    return tuple(
        _of_camera(f.camera, f.credential, keys) if f.camera is not None else () for f in findings
    )


def compare(
    offered: Iterable[Offer], listed: Sequence[Channel], ids: Collection[str]
) -> tuple[Verdict, ...]:
    """Hold offers against a channel list.

    A camera is known by its id, else by its stream, else by its host where it has one lens and the
    host one row: a row that a person wrote keeps the name and the id that the person gave it.

    Args:
        offered: What was found.
        listed: The list's good rows.
        ids: All ids in the list, those of rows with mistakes too.
    """
    rows = {channel.id: channel for channel in listed}
    return tuple(_verdict(offer, rows, ids) for offer in offered if offer.form is not None)


def credential_hints(listed: Iterable[Channel]) -> dict[str, str]:
    """Return the name of the credential that a host's first row in the list has."""
    hints: dict[str, str] = {}
    for channel in listed:
        host = urlsplit(channel.main).hostname if door_of(channel.main) else None
        if host and channel.credential:
            hints.setdefault(host, channel.credential)
    return hints


def _of_camera(camera: Camera, credential: str | None, keys: Counter[str]) -> tuple[Offer, ...]:
    identity = camera.identity
    key = identity.key
    if keys[key] > 1:
        # Two devices with one serial number: each gets what else tells it from the other.
        key = f"{key}-{identity.digest[:6]}"
    alone = len(camera.lenses) == 1
    found = []
    for number, lens in enumerate(camera.lenses, 1):
        names = identity.names
        if not alone:
            names = {language: f"{name} {number}" for language, name in names.items()}
        row = {
            "id": key if number == 1 else f"{key}-{number}",
            "name": names,
            "main": lens.main_url,
            "sub": lens.sub_url,
            "credential": credential,
            "control": {"onvif": identity.url, "profile": lens.moved} if lens.moved else None,
        }
        found.append(_offer(row, lens, alone))
    return tuple(found)


def _offer(row: Mapping[str, object], lens: Lens, alone: bool) -> Offer:
    try:
        return Offer(ChannelForm.model_validate(row), lens, alone)
    except ValidationError as error:
        place = ".".join(map(str, error.errors()[0]["loc"]))
        trouble = f"cannot be written down: its {place} is not what a channel list takes"
        return Offer(None, lens, alone, trouble)


def _verdict(offer: Offer, rows: Mapping[str, Channel], ids: Collection[str]) -> Verdict:
    form = offer.form
    if form is None:
        raise ValueError("an offer without a channel has no standing")
    if form.id in rows:
        moved = door_of(rows[form.id].main) != door_of(form.main)
        return Verdict(offer, Standing.MOVED if moved else Standing.KEPT, form.id)
    if form.id in ids:
        return Verdict(offer, Standing.KEPT, form.id)
    for row in rows.values():
        if same_stream(row.main, form.main):
            return Verdict(offer, Standing.KEPT, row.id)
    neighbours = [row for row in rows.values() if door_of(row.main) == door_of(form.main)]
    if offer.alone and len(neighbours) == 1:
        return Verdict(offer, Standing.KEPT, neighbours[0].id)
    return Verdict(offer, Standing.NEW, form.id)
