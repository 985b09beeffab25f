"""The sample city's letterbox has each letter once, and says so to whoever may know."""

from __future__ import annotations

import json

from streams.sample.services.exchange import KEY, Reply
from streams.sample.services.letterbox import Letterbox
from streams.sample.services.mishap import Mishap

CODE = "K3M9QXA7T2WB5C0DFG"
SAID = {"opinion": CODE, "text": "좋아요", "voice": {"type": "audio/ogg", "data": "T2dn"}}
LETTER = json.dumps(SAID, ensure_ascii=False)
HEADERS = {"Idempotency-Key": f'"{CODE}"'}


def take(box: Letterbox, letter: str = LETTER, mishap: Mishap | None = None) -> Reply:
    return box.take(HEADERS, letter.encode(), mishap)


def test_the_same_letter_twice_is_one() -> None:
    box = Letterbox()
    assert [take(box).status, take(box).status] == [201, 200]
    assert json.loads(take(box).body) == {"taken": CODE}
    assert (len(box.letters), box.again) == (1, 2)


def test_other_words_under_the_same_key_are_refused() -> None:
    box = Letterbox()
    take(box)
    assert take(box, LETTER.replace("좋아요", "싫어요")).status == 422
    assert "좋아요" in box.letters[CODE].decode()


def test_a_letter_that_is_not_what_its_key_says_is_refused() -> None:
    box = Letterbox()
    for letter in ("", "[]", '{"opinion": "X"}', "\x00"):
        assert take(box, letter).status == 400
    assert box.take({}, LETTER.encode()).status == 400
    assert take(box, mishap=Mishap.KEY).status == 401
    assert take(box, mishap=Mishap.QUOTA).status == 429
    assert not box.letters


def test_a_citizen_learns_whether_it_came_and_only_the_city_what_is_in_it() -> None:
    box = Letterbox()
    assert box.receipt(CODE).status == 404
    take(box)
    assert box.receipt("k3m9qx-a7t2wb-5c0dfg").status == 200
    assert box.listing("").status == 401
    told = json.loads(box.listing(f"Bearer {KEY}").body)
    assert (told["count"], told["latest"][0]["text"]) == (1, "좋아요")
    assert "data" not in told["latest"][0]["voice"]
