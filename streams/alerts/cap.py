"""Reads CAP 1.2 (and 1.1, 1.0) messages, whatever their senders made of the standard.

What a message is (sender, identifier, sent, status, msgType) must be sure, or the message is
refused; everything else is taken as far as it goes, and a remark says what was wrong.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from layouts.nearest import suggestion
from layouts.problem import excerpt
from streams.alerts.alert import (
    Alert,
    Area,
    Category,
    Certainty,
    Circle,
    Info,
    MessageKind,
    Point,
    Reference,
    Scope,
    Severity,
    Status,
    Urgency,
)
from streams.alerts.capelement import CapElement
from streams.alerts.instant import read_instant
from streams.alerts.markup import read, refusal, split_name
from streams.alerts.shape import MOST_POINTS, read_circle, read_polygon

NAMESPACE: Final = "urn:oasis:names:tc:emergency:cap:1.2"
NAMESPACES: Final = (
    NAMESPACE,
    "urn:oasis:names:tc:emergency:cap:1.1",
    "http://www.incident.com/cap/1.0",
)
MOST_INFOS: Final = 64
MOST_AREAS: Final = 1_000
MOST_REFERENCES: Final = 500


def read_alert(data: bytes, source: str | Path) -> Alert:
    """Return the message in a document.

    Args:
        data: The document.
        source: Where it came from, as errors name it.

    Raises:
        DocumentError: It is no CAP message, or it is not sure what it is.
    """
    root = read(data, source)
    space, name = split_name(root)
    if name != "alert" or space not in NAMESPACES:
        found = f"<{excerpt(name)}> in the namespace '{excerpt(space)}'"
        mend = suggestion(space, NAMESPACES, "check that it is a CAP message, not an index of them")
        raise refusal(source, "", found, f"<alert> in the namespace '{NAMESPACE}'", mend)
    element = CapElement(root, str(source), "alert")
    if space != NAMESPACE:
        element.remarks.append(f"The message is of an older CAP ({space}).")
    return _alert(element)


def _alert(element: CapElement) -> Alert:
    infos = list(element.parts("info"))
    if len(infos) > MOST_INFOS:
        element.remark("info", f"there are {len(infos)}; the first {MOST_INFOS} are taken")
    read_infos = tuple(_info(info) for info in infos[:MOST_INFOS])
    return Alert(
        sender=element.needed("sender"),
        identifier=element.needed("identifier"),
        sent=element.needed_instant("sent"),
        status=element.needed_word("status", Status),
        kind=element.needed_word("msgType", MessageKind),
        scope=element.word("scope", Scope, Scope.PUBLIC),
        source=element.text("source"),
        note=element.text("note"),
        references=_references(element),
        infos=read_infos,
        remarks=tuple(element.remarks),
    )


def _references(element: CapElement) -> tuple[Reference, ...]:
    found: list[Reference] = []
    words = " ".join(element.texts("references")).split()
    if len(words) > MOST_REFERENCES:
        element.remark("references", f"there are {len(words)}; the last {MOST_REFERENCES} count")
    for word in words[-MOST_REFERENCES:]:
        sender, _, rest = word.partition(",")
        identifier, _, sent = rest.rpartition(",")
        instant = read_instant(sent)
        if not sender or not identifier or instant is None:
            sentence = f"'{excerpt(word)}' is no 'sender,identifier,sent'; it is left out"
            element.remark("references", sentence)
        else:
            found.append(Reference(sender, identifier, instant.at))
    return tuple(dict.fromkeys(found))


def _info(element: CapElement) -> Info:
    event = element.text("event")
    if not event:
        element.remark("event", "there is none")
    return Info(
        event=event,
        language=element.text("language"),
        categories=element.words("category", Category),
        severity=element.word("severity", Severity, Severity.UNKNOWN),
        urgency=element.word("urgency", Urgency, Urgency.UNKNOWN),
        certainty=_certainty(element),
        headline=element.text("headline"),
        description=element.text("description"),
        instruction=element.text("instruction"),
        sender_name=element.text("senderName"),
        web=element.text("web"),
        responses=tuple(element.texts("responseType")),
        event_codes=element.pairs("eventCode"),
        parameters=element.pairs("parameter"),
        effective=element.instant("effective"),
        onset=element.instant("onset"),
        expires=element.instant("expires"),
        areas=_areas(element),
    )


def _certainty(element: CapElement) -> Certainty:
    # CAP 1.0 had "Very Likely", which 1.1 and 1.2 tell readers to take as "Likely".
    if element.text("certainty").casefold() == "very likely":
        return Certainty.LIKELY
    return element.word("certainty", Certainty, Certainty.UNKNOWN)


def _areas(element: CapElement) -> tuple[Area, ...]:
    areas = list(element.parts("area"))
    if len(areas) > MOST_AREAS:
        element.remark("area", f"there are {len(areas)}; the first {MOST_AREAS} are taken")
    return tuple(_area(area) for area in areas[:MOST_AREAS])


def _area(element: CapElement) -> Area:
    polygons: list[tuple[Point, ...]] = []
    circles: list[Circle] = []
    left = MOST_POINTS
    for name, reads in (("polygon", read_polygon), ("circle", read_circle)):
        for text in element.texts(name):
            shape = reads(text)
            if shape.remark:
                element.remark(name, shape.remark)
            if isinstance(shape.value, Circle):
                circles.append(shape.value)
            elif shape.value is not None and len(shape.value) <= left:
                left -= len(shape.value)
                polygons.append(shape.value)
    description = element.text("areaDesc")
    return Area(description, tuple(polygons), tuple(circles), element.pairs("geocode"))
