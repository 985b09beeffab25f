"""The page that goes with every clip and still: what it shows, since when, by whom, and signed.

What is signed is the page without its signature, as canonical JSON (UTF-8, keys in order, no
blanks) behind a line that says what it is, so that the signature can mean nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

from cryptography.exceptions import InvalidSignature
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from streams.floor.ledger.key import public_key

PURPOSE = b"citywall export 1\n"
SUFFIX = ".json"
Digits = Annotated[str, Field(pattern=r"^[0-9a-f]+$")]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class SidecarError(ValueError):
    """A sidecar cannot be used; the text names the file, what is wrong, and the mend."""


class Part(BaseModel):
    """A part of the page: nothing may be in it that is not known, or is of another kind."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ChannelPart(Part):
    """Which camera."""

    id: str
    names: dict[str, str]


class WhoPart(Part):
    """Who saved it."""

    name: str
    role: str
    origin: str


class WallPart(Part):
    """Where."""

    host: str
    key: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class RecordPart(Part):
    """The entry of the audit log that was made before the file was given out."""

    entry: Annotated[int, Field(ge=1)]
    hash: Sha256


class Page(Part):
    """All that is signed.

    Attributes:
        citywall_export: Of the form.
        kind: A clip, or one picture.
        file: Its name.
        sha256: Of the file's bytes.
        size: How many bytes these are.
        channel: Which camera.
        stream: Which encoding of it.
        codec: In which the pictures came; a clip's are as they came.
        first: Capture of the first picture, UTC.
        last: Capture of the last.
        clock: Where these times come from: the camera's own reports (RTCP), or arrival here.
        synchronised: Whether this machine's clock was kept right.
        pictures: How many there are.
        damaged: How many of them had lost packets on the way.
        gaps: From when until when there are none.
        wall: Where it was saved.
        who: By whom.
        purpose: What for, where that was told.
        made: When it was saved.
        software: By what.
        record: In the audit log.
    """

    citywall_export: Literal[1]
    kind: Literal["clip", "still"]
    file: str
    sha256: Sha256
    size: Annotated[int, Field(ge=1)]
    channel: ChannelPart
    stream: Literal["main", "sub"]
    codec: str
    first: datetime
    last: datetime
    clock: Literal["rtcp", "arrival"]
    synchronised: bool
    pictures: Annotated[int, Field(ge=1)]
    damaged: Annotated[int, Field(ge=0)]
    gaps: tuple[tuple[datetime, datetime], ...]
    wall: WallPart
    who: WhoPart
    purpose: str
    made: datetime
    software: str
    record: RecordPart

    @property
    def signed(self) -> bytes:
        """The bytes under the signature."""
        text = json.dumps(
            self.model_dump(mode="json"), ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        return PURPOSE + text.encode()


class Sidecar(Page):
    """The page and its signature.

    Attributes:
        signature: Ed25519, in hexadecimal digits.
    """

    signature: Digits

    @property
    def page(self) -> Page:
        """What is signed."""
        return Page.model_validate(self.model_dump(exclude={"signature"}))

    @property
    def holds(self) -> bool:
        """Whether the page is what was signed with the key that it names."""
        try:
            key = public_key(self.wall.key)
            key.verify(bytes.fromhex(self.signature), self.page.signed)
        except (InvalidSignature, ValueError):
            return False
        return True

    @property
    def text(self) -> str:
        """The sidecar's file."""
        document = self.model_dump(mode="json")
        return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def sealed(page: Page, sign: Callable[[bytes], bytes]) -> Sidecar:
    """Sign a page."""
    return Sidecar(**page.model_dump(), signature=sign(page.signed).hex())


def read_sidecar(path: Path) -> Sidecar:
    """Read a sidecar; whether it holds is another question.

    Raises:
        SidecarError: It is not there, or is none.
    """
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SidecarError(
            f"There is no {path}: without its sidecar a file proves nothing. Put the two beside "
            f"one another again."
        ) from None
    except (OSError, ValueError) as error:
        raise SidecarError(f"The sidecar {path} cannot be read: {error}.") from None
    try:
        return Sidecar.model_validate(document)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"]) or "the whole"
        raise SidecarError(
            f"The sidecar {path} is not as a wall writes it: at {place}, {first['msg']}."
        ) from None
