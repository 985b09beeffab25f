"""Writes an alert as a CAP 1.2 document, so that what was no CAP is kept and passed on as CAP."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from streams.alerts.alert import Alert, Area, Info, Pair, Reference
from streams.alerts.cap import NAMESPACE
from streams.alerts.instant import instant_text

register_namespace("cap", NAMESPACE)


def write_alert(alert: Alert) -> bytes:
    """Return the document, UTF-8; reading it gives the same alert, its remarks aside."""
    root = Element(_name("alert"))
    _add(root, "identifier", alert.identifier)
    _add(root, "sender", alert.sender)
    _add(root, "sent", instant_text(alert.sent))
    _add(root, "status", alert.status)
    _add(root, "msgType", alert.kind)
    _add(root, "source", alert.source)
    _add(root, "scope", alert.scope)
    _add(root, "note", alert.note)
    _add(root, "references", " ".join(map(_reference, alert.references)))
    for info in alert.infos:
        _info(SubElement(root, _name("info")), info)
    document: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return document


def _info(element: Element, info: Info) -> None:
    _add(element, "language", info.language)
    _add_all(element, "category", info.categories)
    _add(element, "event", info.event)
    _add_all(element, "responseType", info.responses)
    _add(element, "urgency", info.urgency)
    _add(element, "severity", info.severity)
    _add(element, "certainty", info.certainty)
    _pairs(element, "eventCode", info.event_codes)
    _moment(element, "effective", info.effective)
    _moment(element, "onset", info.onset)
    _moment(element, "expires", info.expires)
    _add(element, "senderName", info.sender_name)
    _add(element, "headline", info.headline)
    _add(element, "description", info.description)
    _add(element, "instruction", info.instruction)
    _add(element, "web", info.web)
    _pairs(element, "parameter", info.parameters)
    for area in info.areas:
        _area(SubElement(element, _name("area")), area)


def _area(element: Element, area: Area) -> None:
    _add(element, "areaDesc", area.description)
    for ring in area.polygons:
        _add(element, "polygon", " ".join(f"{lat!r},{lon!r}" for lat, lon in ring))
    for centre, radius in area.circles:
        _add(element, "circle", f"{centre.lat!r},{centre.lon!r} {radius!r}")
    _pairs(element, "geocode", area.geocodes)


def _reference(reference: Reference) -> str:
    return f"{reference.sender},{reference.identifier},{instant_text(reference.sent)}"


def _moment(element: Element, name: str, at: datetime | None) -> None:
    _add(element, name, instant_text(at) if at else "")


def _pairs(element: Element, name: str, pairs: Iterable[Pair]) -> None:
    for pair in pairs:
        inner = SubElement(element, _name(name))
        _add(inner, "valueName", pair.name)
        _add(inner, "value", pair.value)


def _add_all(element: Element, name: str, texts: Iterable[str]) -> None:
    for text in texts:
        _add(element, name, text)


def _add(element: Element, name: str, text: str) -> None:
    if text:
        SubElement(element, _name(name)).text = str(text)


def _name(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
