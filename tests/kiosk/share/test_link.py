"""A page is taken along as an address in the language and of the place of the screen."""

from __future__ import annotations

from kiosk.share.link import link, page_link


def test_a_page_is_below_the_citizens_page() -> None:
    for web in ("https://city.example", "https://city.example/"):
        assert page_link(web, "air", "ko", "hongik-1") == (
            "https://city.example/air?lang=ko&at=hongik-1"
        )


def test_what_an_address_asks_for_already_stays() -> None:
    assert link("https://city.example/k/?v=2", "a/b", lang="ja") == (
        "https://city.example/k/a%2Fb?v=2&lang=ja"
    )
    assert link("https://city.example") == "https://city.example"
