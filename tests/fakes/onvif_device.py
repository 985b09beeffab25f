"""A camera as ONVIF's WSDL has it: SOAP over real HTTP, strict about questions and who asks."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Self
from xml.etree import ElementTree as ET

from aiohttp import web

from streams.sample.digest import DigestGuard, Login
from tests.fakes.onvif_ptz import TPTZ, PtzFault, Turntable

S = "{http://www.w3.org/2003/05/soap-envelope}"
TDS = "{http://www.onvif.org/ver10/device/wsdl}"
TRT = "{http://www.onvif.org/ver10/media/wsdl}"
TR2 = "{http://www.onvif.org/ver20/media/wsdl}"
TT = "{http://www.onvif.org/ver10/schema}"
OASIS = "{http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-"
WSSE, WSU = OASIS + "secext-1.0.xsd}", OASIS + "utility-1.0.xsd}"

FRESH = timedelta(minutes=5)
"""How far a signature's time may be from the camera's clock."""
OPEN = {"GetSystemDateAndTime", "GetServices", "GetCapabilities"}
"""What ONVIF Core's access classes give to anybody (PRE_AUTH)."""


@dataclass(frozen=True)
class Encoder:
    """A profile: its token, the lens it shows and what it sends."""

    token: str
    encoding: str
    width: int
    height: int
    lens: str = "lens"
    rate: int = 15


BOTH = (
    Encoder("big", "H265", 2560, 1440),
    Encoder("middle", "H264", 1280, 720),
    Encoder("small", "H264", 640, 360),
    Encoder("tiny", "H264", 176, 144),
    Encoder("stills", "JPEG", 640, 480),
)
NUMBERS = iter(range(1, 1_000_000))


@dataclass
class Device:
    """One camera; what it is asked stands in `asked`, refusals in `refused`.

    Attributes:
        login: Who may ask for more than the time; anybody where None.
        media2: Whether it has Media2.
        media1: Whether it has Media1.
        encoders: Its profiles.
        serial: Its serial number; one of its own by default.
        clock: How far its clock is ahead.
        http_digest: Whether it takes HTTP digest alone, and no token.
        hangs: The operation that it never answers.
        garbage: What it answers everything with.
        faults: Operations that it says it does not have.
        advertised: The host that it believes it has.
        uri: Its stream's URI; `{}` is the profile's token.
        uris: Streams' URIs of their own, by token.
        scopes: What it says of itself.
        secret: Operations that it wants a login for though anybody may ask them.
        ptz: What moves its lens; None where nothing does.
        delays: Seconds that it takes for an operation, by name.
    """

    login: Login | None = field(default_factory=lambda: Login("viewer", "sesame-street"))
    media2: bool = True
    media1: bool = True
    encoders: tuple[Encoder, ...] = BOTH
    host: str = "127.0.0.1"
    serial: str = field(default_factory=lambda: f"ACCC8E{next(NUMBERS):06d}")
    clock: timedelta = timedelta()
    http_digest: bool = False
    hangs: str = ""
    garbage: bytes = b""
    faults: tuple[str, ...] = ()
    advertised: str = ""
    uri: str = "rtsp://192.0.2.77:554/stream?profile={}"
    uris: Mapping[str, str] = field(default_factory=dict)
    scopes: tuple[str, ...] = (
        "onvif://www.onvif.org/type/video_encoder",
        "onvif://www.onvif.org/name/%EA%B0%95%EB%82%A8%EB%8C%80%EB%A1%9C%201",
        "onvif://www.onvif.org/hardware/P3245-V",
    )
    secret: tuple[str, ...] = ()
    ptz: Turntable | None = None
    delays: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Nothing is asked yet."""
        self.asked: list[str] = []
        self.refused: list[str] = []
        self.port = 0
        self._nonces: set[str] = set()
        self._guard = DigestGuard(lambda: secrets.token_hex(8), qop=True)
        self._over = asyncio.Event()
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        """Its device service, by its own idea of where it is."""
        return f"http://{self.advertised or self.host}:{self.port}/onvif/device_service"

    async def __aenter__(self) -> Self:
        """Open its door."""
        app = web.Application()
        app.router.add_post("/onvif/{service}", self._answer)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self.host, 0)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close it."""
        self._over.set()
        assert self._runner
        await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        envelope = ET.fromstring(await request.read())
        body = envelope.find(f"{S}Body")
        assert body is not None
        assert len(body) == 1
        question = body[0]
        operation = question.tag.rpartition("}")[2]
        self.asked.append(operation)
        if operation == self.hangs:
            await self._over.wait()
        if self.garbage:
            return web.Response(body=self.garbage, content_type="application/soap+xml")
        inner = self._operations(request.match_info["service"])[question.tag]
        barred = operation not in OPEN or operation in self.secret
        refusal = self._refusal(request, envelope) if barred and self.login else None
        if refusal is not None:
            self.refused.append(operation)
            return refusal
        if operation in self.faults:
            return _fault("ter:ActionNotSupported", "Optional Action Not Implemented")
        # A small camera's processor: it has heard, and takes its time to do it.
        await asyncio.sleep(self.delays.get(operation, 0.0))
        try:
            told = inner(question)
        except PtzFault as fault:
            return _fault(fault.code, fault.reason)
        return _reply(question.tag[1:].partition("}")[0], operation, told)

    def _operations(self, service: str) -> dict[str, Callable[[ET.Element], str]]:
        if service == "media2":
            return {f"{TR2}GetProfiles": self._profiles2, f"{TR2}GetStreamUri": self._uri2}
        if service == "media":
            return {f"{TRT}GetProfiles": self._profiles1, f"{TRT}GetStreamUri": self._uri1}
        if service == "ptz" and self.ptz is not None:
            return self.ptz.operations
        return {
            f"{TDS}GetSystemDateAndTime": self._date,
            f"{TDS}GetDeviceInformation": self._information,
            f"{TDS}GetNetworkInterfaces": self._interfaces,
            f"{TDS}GetScopes": self._scopes,
            f"{TDS}GetServices": self._services,
            f"{TDS}GetCapabilities": self._capabilities,
        }

    def _refusal(self, request: web.Request, envelope: ET.Element) -> web.Response | None:
        assert self.login
        if self.http_digest:
            header = request.headers.get("Authorization")
            challenge = self._guard.check(header, "POST", self.login, time.monotonic())
            if challenge is None:
                return None
            return web.Response(status=401, headers={"WWW-Authenticate": challenge})
        return (
            None if self._signed(envelope) else _fault("ter:NotAuthorized", "Sender not Authorized")
        )

    def _signed(self, envelope: ET.Element) -> bool:
        """Check a UsernameToken as the profile has it: user, age, nonce used once, digest."""
        assert self.login
        token = envelope.find(f"{S}Header/{WSSE}Security/{WSSE}UsernameToken")
        if token is None:
            return False
        user, nonce = token.findtext(f"{WSSE}Username"), token.findtext(f"{WSSE}Nonce") or ""
        created = token.findtext(f"{WSU}Created") or ""
        password = token.find(f"{WSSE}Password")
        assert password is not None
        assert password.get("Type", "").endswith("#PasswordDigest")
        now = datetime.now(UTC) + self.clock
        age = abs(now - datetime.strptime(created, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC))
        whole = base64.b64decode(nonce) + created.encode() + self.login.password.encode()
        right = base64.b64encode(hashlib.sha1(whole).digest()).decode() == password.text
        fresh = age < FRESH and nonce not in self._nonces
        self._nonces.add(nonce)
        return user == self.login.username and right and fresh

    def _date(self, _: ET.Element) -> str:
        now = datetime.now(UTC) + self.clock
        return (
            "<tds:SystemDateAndTime><tt:DateTimeType>Manual</tt:DateTimeType>"
            "<tt:DaylightSavings>false</tt:DaylightSavings><tt:UTCDateTime><tt:Time>"
            f"<tt:Hour>{now.hour}</tt:Hour><tt:Minute>{now.minute}</tt:Minute>"
            f"<tt:Second>{now.second}</tt:Second></tt:Time><tt:Date><tt:Year>{now.year}</tt:Year>"
            f"<tt:Month>{now.month}</tt:Month><tt:Day>{now.day}</tt:Day></tt:Date>"
            "</tt:UTCDateTime></tds:SystemDateAndTime>"
        )

    def _information(self, _: ET.Element) -> str:
        return (
            "<tds:Manufacturer>AXIS</tds:Manufacturer><tds:Model>P3245-V</tds:Model>"
            "<tds:FirmwareVersion>10.1</tds:FirmwareVersion>"
            f"<tds:SerialNumber>{self.serial}</tds:SerialNumber><tds:HardwareId>1</tds:HardwareId>"
        )

    def _interfaces(self, _: ET.Element) -> str:
        return (
            '<tds:NetworkInterfaces token="eth0"><tt:Enabled>true</tt:Enabled><tt:Info>'
            "<tt:Name>eth0</tt:Name><tt:HwAddress>ac:cc:8e:00:00:07</tt:HwAddress></tt:Info>"
            "</tds:NetworkInterfaces>"
        )

    def _scopes(self, _: ET.Element) -> str:
        return "".join(
            "<tds:Scopes><tt:ScopeDef>Fixed</tt:ScopeDef>"
            f"<tt:ScopeItem>{scope}</tt:ScopeItem></tds:Scopes>"
            for scope in self.scopes
        )

    def _services(self, question: ET.Element) -> str:
        assert question.findtext(f"{TDS}IncludeCapability") == "false"
        known = {"device_service": TDS}
        known |= {"media2": TR2} if self.media2 else {}
        known |= {"media": TRT} if self.media1 else {}
        known |= {"ptz": TPTZ} if self.ptz is not None else {}
        return "".join(
            f"<tds:Service><tds:Namespace>{namespace[1:-1]}</tds:Namespace>"
            f"<tds:XAddr>{self.url.replace('device_service', path)}</tds:XAddr>"
            "<tds:Version><tt:Major>2</tt:Major><tt:Minor>60</tt:Minor></tds:Version></tds:Service>"
            for path, namespace in known.items()
        )

    def _capabilities(self, question: ET.Element) -> str:
        assert question.findtext(f"{TDS}Category") == "All"
        names = {"Media": "media"} | ({"PTZ": "ptz"} if self.ptz is not None else {})
        urls = {name: self.url.replace("device_service", path) for name, path in names.items()}
        services = "".join(
            f"<tt:{name}><tt:XAddr>{url}</tt:XAddr></tt:{name}>" for name, url in urls.items()
        )
        return f"<tds:Capabilities>{services}</tds:Capabilities>"

    def _profiles2(self, question: ET.Element) -> str:
        assert {t.text for t in question.findall(f"{TR2}Type")} == {
            "VideoSource",
            "VideoEncoder",
            "PTZ",
        }
        return "".join(
            f'<tr2:Profiles token="{e.token}" fixed="true"><tr2:Name>{e.token}</tr2:Name>'
            f'<tr2:Configurations><tr2:VideoSource token="v"><tt:SourceToken>{e.lens}'
            '</tt:SourceToken></tr2:VideoSource><tr2:VideoEncoder token="e" GovLength="30">'
            f"{_encoder(e)}</tr2:VideoEncoder>{self._mount(e, 'tr2:PTZ')}"
            "</tr2:Configurations></tr2:Profiles>"
            for e in self.encoders
        )

    def _profiles1(self, _: ET.Element) -> str:
        # The first generation knows no H.265.
        return "".join(
            f'<trt:Profiles token="{e.token}" fixed="true"><tt:Name>{e.token}</tt:Name>'
            f'<tt:VideoSourceConfiguration token="v"><tt:SourceToken>{e.lens}</tt:SourceToken>'
            '</tt:VideoSourceConfiguration><tt:VideoEncoderConfiguration token="e">'
            f"{_encoder(e)}</tt:VideoEncoderConfiguration>"
            f"{self._mount(e, 'tt:PTZConfiguration')}</trt:Profiles>"
            for e in self.encoders
            if e.encoding != "H265"
        )

    def _mount(self, encoder: Encoder, name: str) -> str:
        if self.ptz is None or encoder.token not in self.ptz.profiles:
            return ""
        return self.ptz.configuration(name)

    def _uri2(self, question: ET.Element) -> str:
        assert question.findtext(f"{TR2}Protocol") == "RTSP"
        return f"<tr2:Uri>{self._stream(question.findtext(f'{TR2}ProfileToken'))}</tr2:Uri>"

    def _uri1(self, question: ET.Element) -> str:
        setup = question.find(f"{TRT}StreamSetup")
        assert setup is not None
        assert setup.findtext(f"{TT}Stream") == "RTP-Unicast"
        assert setup.findtext(f"{TT}Transport/{TT}Protocol") == "RTSP"
        uri = self._stream(question.findtext(f"{TRT}ProfileToken"))
        return f"<trt:MediaUri><tt:Uri>{uri}</tt:Uri></trt:MediaUri>"

    def _stream(self, token: str | None) -> str:
        assert token in {encoder.token for encoder in self.encoders}
        return self.uris.get(token or "", self.uri.format(token))


def _encoder(e: Encoder) -> str:
    return (
        f"<tt:Encoding>{e.encoding}</tt:Encoding><tt:Resolution><tt:Width>{e.width}</tt:Width>"
        f"<tt:Height>{e.height}</tt:Height></tt:Resolution><tt:RateControl>"
        f"<tt:FrameRateLimit>{e.rate}</tt:FrameRateLimit></tt:RateControl>"
    )


def _reply(namespace: str, operation: str, inner: str) -> web.Response:
    prefix = {TDS: "tds", TRT: "trt", TR2: "tr2", TPTZ: "tptz"}[f"{{{namespace}}}"]
    name = f"{prefix}:{operation}Response"
    return _envelope(
        200, f'<{name} xmlns:{prefix}="{namespace}" xmlns:tt="{TT[1:-1]}">{inner}</{name}>'
    )


def _fault(code: str, reason: str) -> web.Response:
    return _envelope(
        400,
        "<s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value "
        f'xmlns:ter="http://www.onvif.org/ver10/error">{code}</s:Value></s:Subcode></s:Code>'
        f'<s:Reason><s:Text xml:lang="en">{reason}</s:Text></s:Reason></s:Fault>',
    )


def _envelope(status: int, inner: str) -> web.Response:
    whole = f'<s:Envelope xmlns:s="{S[1:-1]}"><s:Body>{inner}</s:Body></s:Envelope>'
    return web.Response(status=status, text=whole, content_type="application/soap+xml")
