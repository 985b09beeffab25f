"""Reads what senders send: good messages whole, odd ones with remarks, doubtful ones not at all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from layouts.problem import DocumentError
from streams.alerts.alert import (
    Alert,
    Category,
    Certainty,
    Circle,
    MessageKind,
    Pair,
    Point,
    Reference,
    Scope,
    Severity,
    Status,
    Urgency,
)
from streams.alerts.cap import read_alert
from streams.alerts.capwriter import write_alert
from tests.fakes.cap import NOON, area, cap, info, moment, refer, tag

KST = timezone(timedelta(hours=9))


def read(document: bytes) -> Alert:
    return read_alert(document, "feed")


def refused(document: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        read(document)
    return str(caught.value)


def test_a_whole_message_is_read() -> None:
    more = (
        "<headline>서울 호우경보</headline><description>시간당\n 50  mm</description>"
        "<instruction>하천에서 나오십시오</instruction><senderName>기상청</senderName>"
        "<eventCode><valueName>KMA</valueName><value>HR2</value></eventCode>"
        "<parameter><valueName>rain</valueName><value>50</value></parameter>"
        f"<responseType>Shelter</responseType><onset>{moment(30)}</onset>"
    )
    where = area(more="<circle>37.55,126.99 12.5</circle><geocode><valueName>KR</valueName>"
                 "<value>1144000000</value></geocode>")  # fmt: skip
    found = read(cap("a1", info(more=more, areas=where), references=f"{refer('a0', -60)}\n x"))

    assert found.key == Reference("kma@example.kr", "a1", NOON)
    assert (found.status, found.kind, found.scope) == (
        Status.ACTUAL,
        MessageKind.ALERT,
        Scope.PUBLIC,
    )
    assert found.references == (
        Reference("kma@example.kr", "a0", datetime(2026, 11, 21, 11, tzinfo=UTC)),
    )
    assert found.remarks == (
        "alert/references: 'x' is no 'sender,identifier,sent'; it is left out.",
    )
    (told,) = found.infos
    assert (told.event, told.language, told.categories) == ("호우경보", "ko-KR", (Category.MET,))
    assert (told.severity, told.urgency, told.certainty) == (
        Severity.SEVERE,
        Urgency.IMMEDIATE,
        Certainty.OBSERVED,
    )
    assert told.headline == "서울 호우경보"
    assert told.description == "시간당\n50 mm"
    assert told.onset == datetime(2026, 11, 21, 12, 30, tzinfo=UTC)
    assert told.event_codes == (Pair("KMA", "HR2"),)
    assert told.parameters == (Pair("rain", "50"),)
    assert told.responses == ("Shelter",)
    (place,) = told.areas
    assert place.polygons[0][0] == place.polygons[0][-1] == Point(37.4, 126.7)
    assert place.circles == (Circle(Point(37.55, 126.99), 12.5),)
    assert place.geocodes == (Pair("KR", "1144000000"),)


def test_what_is_written_is_read_again_as_it_was() -> None:
    first = read(cap("a1", info(), info(language="en", event="Heavy rain"), references=refer("a0")))

    assert read(write_alert(first)) == first


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026-11-21T21:00:00+09:00", datetime(2026, 11, 21, 21, tzinfo=KST)),
        ("2026-11-21T12:00:00-00:00", NOON),
        ("2026-11-21T12:00:00Z", NOON),
        ("2026-11-21 12:00:00.5 +00:00", NOON),
        ("2026-11-21T21:00:00+0900", NOON),
    ],
)
def test_moments_are_read_as_senders_write_them(text: str, at: datetime) -> None:
    assert read(cap(sent=text)).sent == at


def test_one_moment_in_two_zones_is_one_message() -> None:
    assert read(cap(sent="2026-11-21T21:00:00+09:00")).key == read(cap(sent=moment())).key


def test_a_moment_without_a_zone_is_not_believed_to_be_the_end() -> None:
    found = read(cap("a1", info(expires="2026-11-21T15:00:00"), sent="2026-11-21T12:00:00"))

    assert found.infos[0].expires is None
    assert found.sent == NOON
    assert any("'2026-11-21T15:00:00' has no time zone" in one for one in found.remarks)
    assert "alert/sent: it has no time zone; UTC is taken." in found.remarks


@pytest.mark.parametrize(
    ("document", "says"),
    [
        (cap(status="Actal"), "alert/status: found the text \"Actal\", expected one of Actual, "
         "Exercise, System, Test, Draft; write 'Actual'."),
        (cap(status=""), "no <status>, expected <status> once"),
        (cap(more="<status>Test</status>"), "2 times <status>, expected <status> once"),
        (cap(kind="Alarm"), "alert/msgType: found the text \"Alarm\""),
        (cap(sent="yesterday"), "expected a moment as 2026-11-21T18:00:00+09:00"),
        (cap(sent="2026-02-30T12:00:00+09:00"), "expected a moment"),
        (cap(identifier=""), "no <identifier>"),
        (b"", "text that is no XML"),
        (b"<alert", "feed, line 1: found text that is no XML"),
        (b'<?xml version="1.0" encoding="klingon"?><alert/>', "an encoding that nobody knows"),
        (b"<alert/>", "<alert> in the namespace ''"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"/>', "<feed> in the namespace"),
        (cap().replace(b"cap:1.2", b"cap:1.7"), "write 'urn:oasis:names:tc:emergency:cap:1.2'"),
    ],
)  # fmt: skip
def test_what_is_not_sure_is_refused_in_words(document: bytes, says: str) -> None:
    assert says in refused(document)


def test_nothing_is_expanded_or_fetched() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE alert [<!ENTITY l0 "ha">{laughs}]><alert>&l9;</alert>'
    away = '<!DOCTYPE alert [<!ENTITY x SYSTEM "file:///etc/hostname">]><alert>&x;</alert>'

    assert "a DTD or an entity" in refused(bomb.encode())
    assert "a DTD or an entity" in refused(away.encode())
    assert "at most 1,048,576" in refused(b" " * 1_048_577)


def test_korean_encodings_are_read() -> None:
    document = cap().decode().replace("UTF-8", "EUC-KR").encode("cp949")

    assert read(document).infos[0].event == "호우경보"
    assert "an encoding that nobody knows" in refused(document[:60] + b"\xff\xff" + document[60:])


def test_deep_and_wide_documents_are_no_trouble() -> None:
    deep = b"<a>" * 100_000 + b"</a>" * 100_000
    assert "<a> in the namespace" in refused(deep)

    wide = read(cap("a1", *[info() for _ in range(200)]))
    assert len(wide.infos) == 64
    assert "alert/info: there are 200; the first 64 are taken." in wide.remarks


def test_words_that_are_none_of_caps_weigh_as_unknown() -> None:
    found = read(cap("a1", info(severity="Catastrophic", urgency="immediate", certainty="")))

    assert found.infos[0].severity is Severity.UNKNOWN
    assert found.infos[0].urgency is Urgency.IMMEDIATE
    assert found.infos[0].certainty is Certainty.UNKNOWN
    assert found.remarks == (
        "alert/info/severity: 'Catastrophic' is no word of CAP; 'Unknown' is taken.",
    )


def test_older_caps_are_read() -> None:
    old = cap("a1", info(certainty="Very Likely")).replace(
        b"urn:oasis:names:tc:emergency:cap:1.2", b"http://www.incident.com/cap/1.0"
    )

    found = read(old)
    assert found.infos[0].certainty is Certainty.LIKELY
    assert found.remarks == ("The message is of an older CAP (http://www.incident.com/cap/1.0).",)


@pytest.mark.parametrize(
    ("polygon", "points", "remark"),
    [
        ("126.7,37.4 127.2,37.4 127.2,37.7 126.7,37.4", 4, "written lon,lat: turned around"),
        ("37.4,126.7 37.4,127.2 37.7,127.2", 4, "not closed was closed"),
        ("37.4,126.7 37.4,127.2", 0, "expected at least 3"),
        ("37.4 126.7", 0, "no list of lat,lon pairs"),
        ("95,200 96,201 97,202 95,200", 0, "points that lie on no earth"),
        ("nan,1 2,3 4,5 nan,1", 0, "no list of lat,lon pairs"),
        ("1e999,1 2,3 4,5 1,1", 0, "no list of lat,lon pairs"),
    ],
)
def test_polygons_are_taken_as_they_were_meant(polygon: str, points: int, remark: str) -> None:
    found = read(cap("a1", info(areas=area(polygon))))

    rings = found.infos[0].areas[0].polygons
    assert sum(map(len, rings)) == points
    assert any(remark in one for one in found.remarks)
    assert all(ring[0] == ring[-1] and abs(ring[0].lat) < 90 for ring in rings)


def test_what_senders_write_is_read() -> None:
    """A comma before a circle's radius, two codes in one element, a blank line at the top."""
    codes = (
        "<geocode><valueName>FIPS6</valueName><value>005033 005047</value>"
        "<valueName>UGC</valueName><value>ARZ019</value></geocode>"
    )
    found = read(b"\n" + cap("a1", info(areas=area("", f"<circle>26.18,91.75,5</circle>{codes}"))))

    (where,) = found.infos[0].areas
    assert where.circles == (Circle(Point(26.18, 91.75), 5.0),)
    assert where.geocodes == (Pair("FIPS6", "005033 005047"), Pair("UGC", "ARZ019"))


@pytest.mark.parametrize("circle", ["37.5,127.0", "37.5,127.0 -1", "37.5,127 99999", "a,b c"])
def test_a_circle_that_is_none_leaves_a_remark(circle: str) -> None:
    found = read(cap("a1", info(areas=area("", tag("circle", circle)))))

    assert found.infos[0].areas[0].circles == ()
    assert any("circle" in one for one in found.remarks)


def test_texts_cannot_disturb_the_screen() -> None:
    found = read(cap("a1", info(event="Flood\u202e\u200b \u2066warning\u3000\u00a0now")))

    assert found.infos[0].event == "Flood warning now"
