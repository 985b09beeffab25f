"""The two media services of ONVIF: they mean the same and spell it differently."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from streams.onvif.caller import Question
from streams.onvif.element import text
from streams.onvif.namespace import MEDIA1, MEDIA2

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


@dataclass(frozen=True)
class Generation:
    """One media service.

    Attributes:
        name: As it stands in the table.
        namespace: Its namespace, by which GetServices names it.
        wanted: What stands in GetProfiles.
        transport: What asks GetStreamUri for RTP within RTSP over TCP.
        uri: Where in the response the URI stands.
    """

    name: str
    namespace: str
    wanted: str
    transport: str
    uri: tuple[str, ...]

    @property
    def profiles(self) -> Question:
        """The question for all profiles."""
        return Question(self.namespace, "GetProfiles", self.wanted)

    def stream(self, token: str) -> Question:
        """Return the question for a profile's stream over TCP."""
        profile = f"<q:ProfileToken>{escape(token)}</q:ProfileToken>"
        return Question(self.namespace, "GetStreamUri", self.transport + profile)

    def read_uri(self, answer: Element) -> str:
        """Return the stream's URI in an answer; empty where there is none."""
        return text(answer, *self.uri)


SECOND: Final = Generation(
    name="Media2",
    namespace=MEDIA2,
    wanted="<q:Type>VideoSource</q:Type><q:Type>VideoEncoder</q:Type><q:Type>PTZ</q:Type>",
    transport="<q:Protocol>RTSP</q:Protocol>",
    uri=("Uri",),
)
FIRST: Final = Generation(
    name="Media1",
    namespace=MEDIA1,
    wanted="",
    transport="<q:StreamSetup><tt:Stream>RTP-Unicast</tt:Stream><tt:Transport>"
    "<tt:Protocol>RTSP</tt:Protocol></tt:Transport></q:StreamSetup>",
    uri=("MediaUri", "Uri"),
)
