"""Makes the file of a clip or a still, and the page that goes with it."""

from __future__ import annotations

import hashlib
import re
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

import cv2

from streams.floor.release import release
from streams.media.replay.excerpt import Excerpt, ExcerptError
from streams.media.replay.film import film, picture, suffix
from streams.media.replay.passage import SEAM_S
from wall.export.order import ExportOrder
from wall.export.sidecar import ChannelPart, Page, RecordPart, WallPart, WhoPart

PLAIN = re.compile(r"[^0-9A-Za-z가-힣_-]+")


@dataclass(frozen=True)
class Scene:
    """Where and when something is saved.

    Attributes:
        key: The wall's public key, in hexadecimal digits.
        synchronised: Whether the machine's clock is kept right.
        now: The moment.
    """

    key: str
    synchronised: bool
    now: datetime


@dataclass(frozen=True)
class Folio:
    """A file that is to be saved, and what is known of it.

    Attributes:
        name: Of the export.
        file: Of the file in it.
        data: The file.
        sha256: Of it, in hexadecimal digits.
        page: Makes the sidecar's page of the entry in the audit log.
    """

    name: str
    file: str
    data: bytes
    sha256: str
    page: Callable[[RecordPart], Page]


def folio(
    order: ExportOrder, excerpt: Excerpt, scene: Scene, free_name: Callable[[str], str]
) -> Folio:
    """Make the file.

    Args:
        order: What is wanted.
        excerpt: Its pictures.
        scene: Where and when.
        free_name: Makes a name of a wanted one that nothing has yet.

    Raises:
        ExcerptError: The pictures cannot be used.
    """
    if order.still:
        data, moments, end = *_still(excerpt, order.last), ".png"
    else:
        data, moments, end = film(excerpt), [f.captured for f in excerpt.frames], suffix(excerpt)
    offset = time.time() - time.monotonic()
    utc = sorted(datetime.fromtimestamp(moment + offset, UTC) for moment in moments)
    name = free_name(f"{PLAIN.sub('-', order.channel)}_{utc[0]:%Y%m%dT%H%M%SZ}")
    sha256 = hashlib.sha256(data).hexdigest()

    def page(record: RecordPart) -> Page:
        return Page(
            citywall_export=1,
            kind="still" if order.still else "clip",
            file=name + end,
            sha256=sha256,
            size=len(data),
            channel=ChannelPart(id=order.channel, names=dict(order.names)),
            stream="main" if excerpt.main else "sub",
            codec=excerpt.codec,
            first=utc[0],
            last=utc[-1],
            clock="rtcp" if excerpt.reported else "arrival",
            synchronised=scene.synchronised,
            pictures=len(moments),
            damaged=0 if order.still else sum(frame.damaged for frame in excerpt.frames),
            gaps=tuple((a, b) for a, b in pairwise(utc) if (b - a).total_seconds() > SEAM_S),
            wall=WallPart(host=socket.gethostname(), key=scene.key),
            who=WhoPart(
                name=order.actor.who,
                role=order.actor.role.value if order.actor.role else "",
                origin=order.actor.origin.value,
            ),
            purpose=order.purpose,
            made=scene.now,
            software=release(),
            record=record,
        )

    return Folio(name, name + end, data, sha256, page)


def _still(excerpt: Excerpt, moment: float) -> tuple[bytes, list[float]]:
    """The picture of a moment in full size, as PNG, and when it was captured."""
    frame, captured = picture(excerpt, moment)
    done, png = cv2.imencode(".png", frame.to_ndarray(format="bgr24"))
    if not done:
        raise ExcerptError("excerpt_failed")
    return png.tobytes(), [captured]
