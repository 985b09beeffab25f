"""Finds the messages that an index names, in Atom as in RSS."""

from __future__ import annotations

import pytest

from layouts.problem import DocumentError
from streams.alerts.index import MOST_ENTRIES, Entry, read_index, shown
from tests.fakes.cap import cap

URL = "https://alerts.example.kr/feeds/cap.atom?key=s3cret"


def test_atom_names_messages_by_their_cap_links() -> None:
    atom = b"""<feed xmlns="http://www.w3.org/2005/Atom">
      <entry><id>1</id><updated>2026-11-21T12:00:00Z</updated>
        <link rel="alternate" type="text/html" href="/page/1"/>
        <link rel="related" type="application/cap+xml; charset=utf-8" href="cap/1.xml"/></entry>
      <entry><id>2</id><link href="https://other.example/2.cap"/></entry>
      <entry><id>3</id></entry>
      <entry><id>4</id><link href="file:///etc/passwd"/></entry>
    </feed>"""

    assert read_index(atom, URL).entries == (
        Entry("https://alerts.example.kr/feeds/cap/1.xml", "2026-11-21T12:00:00Z"),
        Entry("https://other.example/2.cap", "2"),
    )


def test_rss_names_messages_by_links_or_enclosures() -> None:
    rss = b"""<rss version="2.0"><channel>
      <item><link>/a.cap</link><pubDate>Sat</pubDate></item>
      <item><link>/page</link><enclosure url="/b.cap" type="application/cap+xml"/><guid>b</guid>
      </item></channel></rss>"""

    assert read_index(rss, URL).entries == (
        Entry("https://alerts.example.kr/a.cap", "Sat"),
        Entry("https://alerts.example.kr/b.cap", "b"),
    )


def test_a_message_may_stand_for_itself() -> None:
    assert read_index(cap(), URL).message


def test_an_index_is_bounded() -> None:
    entries = "".join(f'<entry><id>{n}</id><link href="/{n}"/></entry>' for n in range(2_100))
    atom = f'<feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>'

    found = read_index(atom.encode(), URL)
    assert (len(found.entries), found.left_off) == (MOST_ENTRIES, 100)


def test_what_is_neither_is_refused_and_the_key_is_not_said() -> None:
    with pytest.raises(DocumentError) as caught:
        read_index(b"<html/>", URL)
    assert "found <html>, expected an Atom or RSS index, or a CAP message" in str(caught.value)
    assert "s3cret" not in str(caught.value)
    assert shown("https://me:pw@a.kr:8443/x?key=1#y") == "https://a.kr:8443/x"
