"""Answers WS-Discovery's probes on loopback as cameras on a network do, by multicast or not."""

from __future__ import annotations

import asyncio
import socket
from dataclasses import dataclass, field
from typing import Self
from xml.etree import ElementTree as ET

from tests.fakes.onvif_device import Device

GROUP = "239.255.255.250"
A = "{http://schemas.xmlsoap.org/ws/2004/08/addressing}"
D = "{http://schemas.xmlsoap.org/ws/2005/04/discovery}"
CAMERA = "dn:NetworkVideoTransmitter tds:Device"


@dataclass
class Beacon(asyncio.DatagramProtocol):
    """Says where `devices` are.

    Attributes:
        devices: The cameras.
        host: Whose probes it answers by unicast; empty for the multicast group.
        types: What it says that they are.
        noise: Datagrams that it sends besides.
    """

    devices: tuple[Device, ...]
    host: str = ""
    types: str = CAMERA
    noise: tuple[bytes, ...] = ()
    port: int = 0
    probes: list[str] = field(default_factory=list)

    async def __aenter__(self) -> Self:
        """Listen on a port that the system chooses."""
        sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        sock.setblocking(False)
        sock.bind((self.host or GROUP, self.port))
        if not self.host:
            member = socket.inet_aton(GROUP) + socket.inet_aton("127.0.0.1")
            sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, member)
        self.port = sock.getsockname()[1]
        loop = asyncio.get_running_loop()
        self._own, _ = await loop.create_datagram_endpoint(lambda: self, sock=sock)
        return self

    async def __aexit__(self, *_: object) -> None:
        """Fall silent."""
        self._own.close()

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        """Answer a probe, each camera from its own address."""
        root = ET.fromstring(data)
        assert root.findtext(f".//{A}Action", "").endswith("/discovery/Probe")
        kinds = root.findtext(f".//{D}Types", "")
        assert kinds == "dn:NetworkVideoTransmitter"
        message = root.findtext(f".//{A}MessageID", "")
        self.probes.append(message)
        for noise in self.noise:
            self._own.sendto(noise, addr)
        for number, device in enumerate(self.devices):
            answer = self._match(device, number, message)
            if self.host:
                self._own.sendto(answer, addr)
            else:
                with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
                    sock.bind((device.host, 0))
                    sock.sendto(answer, addr)

    def _match(self, device: Device, number: int, message: str) -> bytes:
        return (
            '<?xml version="1.0"?><e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope" '
            f'xmlns:w="{A[1:-1]}" xmlns:d="{D[1:-1]}"><e:Header><w:RelatesTo>{message}'
            "</w:RelatesTo></e:Header><e:Body><d:ProbeMatches><d:ProbeMatch><w:EndpointReference>"
            f"<w:Address>urn:uuid:00000000-0000-0000-0000-{number:012d}</w:Address>"
            f"</w:EndpointReference><d:Types>{self.types}</d:Types><d:Scopes>"
            f"{' '.join(device.scopes)}</d:Scopes>"
            f"<d:XAddrs>http://169.254.3.4/onvif/device_service {device.url}</d:XAddrs>"
            "<d:MetadataVersion>1</d:MetadataVersion></d:ProbeMatch></d:ProbeMatches>"
            "</e:Body></e:Envelope>"
        ).encode()
