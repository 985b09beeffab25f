"""From a kiosk's document to the city's letterbox, and back to a citizen who asks for it."""

from __future__ import annotations

import json
from pathlib import Path

import aiohttp

from kiosk.opinions.draft import Draft
from kiosk.opinions.office import Office, open_office
from kiosk.opinions.outbox import Outbox, look
from kiosk.opinions.settings import outbox_file, settings_of
from layouts.kiosk import Desk, Kiosk, Standpoint
from streams.sample.services.exchange import KEY
from streams.sample.services.server import SampleServices
from tests.kiosk.opinions.given import NOW, opinion

PLACE = Standpoint(37.5568, 126.9237)


async def test_what_waited_is_delivered_and_what_is_given_waits_its_span(tmp_path: Path) -> None:
    city = SampleServices()
    await city.start()
    desk = Desk(f"{city.address}/opinions", minutes=60)
    kiosk = Kiosk("hongik-1", {"ko": "홍대입구"}, PLACE, tmp_path, opinions=desk)
    outbox = Outbox(outbox_file(kiosk))
    outbox.keep(old := opinion("어제의 의견", given=NOW))
    outbox.close()
    office = open_office(kiosk, {})
    assert isinstance(office, Office)
    assert office.minutes == 60
    draft = Draft("air", "ko")
    draft.rate(5)
    receipt = office.give(draft).result(30.0)
    async with aiohttp.ClientSession() as session:
        asked = f"{city.address}/opinions/{old.code}"
        arrived = False
        while not arrived:
            async with session.get(asked) as response:
                arrived = (await response.json())["arrived"]
        async with session.get(f"{city.address}/opinions/{receipt.code}") as response:
            assert response.status == 404
        headers = {"Authorization": f"Bearer {KEY}"}
        async with session.get(f"{city.address}/opinions", headers=headers) as response:
            told = await response.json()
        async with session.get(f"{city.address}/opinions") as response:
            assert response.status == 401
    office.stop()
    assert (told["count"], told["latest"][0]["text"]) == (1, "어제의 의견")
    assert json.loads(city.letterbox.letters[old.code])["place"] == "hongik"
    assert look(outbox_file(kiosk)).count == 1
    await city.stop()


def test_a_kiosk_that_asks_for_no_opinions_opens_nothing(tmp_path: Path) -> None:
    kiosk = Kiosk("hongik-1", {"ko": "홍대입구"}, PLACE, tmp_path)
    assert settings_of(kiosk, {}) is None
    assert open_office(kiosk, {}) is None
    assert list(tmp_path.iterdir()) == []
