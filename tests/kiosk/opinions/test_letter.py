"""A letter says what was said and nothing of who; only an answer that names it is a receipt."""

from __future__ import annotations

import base64
import json

import pytest

from kiosk.opinions.letter import Fate, body, headers, judged
from kiosk.opinions.receiptcode import new_code
from streams.feeds.reason import Reason
from tests.kiosk.opinions.given import opinion

CODE = new_code()
TAKEN = json.dumps({"taken": CODE}).encode()


def test_a_letter_holds_this_and_no_more() -> None:
    said = opinion("8번 출구가 멀어요", voice=b"OggS")
    letter = json.loads(body(said))
    assert letter == {
        "opinion": said.code,
        "place": "hongik",
        "page": "trains",
        "language": "ko",
        "given": {"from": "2026-11-21T08:43Z", "minutes": 15},
        "scale": 4,
        "text": "8번 출구가 멀어요",
        "voice": {"type": "audio/ogg; codecs=opus", "data": base64.b64encode(b"OggS").decode()},
    }
    assert body(said) == body(said)
    assert headers(said)["Idempotency-Key"] == f'"{said.code}"'
    assert headers(said, "k" * 20)["Authorization"] == "Bearer " + "k" * 20


@pytest.mark.parametrize("status", [200, 201, 202])
def test_an_answer_that_names_the_opinion_is_a_receipt(status: int) -> None:
    assert judged(CODE, status, TAKEN).fate is Fate.TAKEN


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"<html>Welcome to the free wireless network</html>",
        b'{"taken": true}',
        b"[]",
        TAKEN[:9],
    ],
)
def test_a_proxys_page_is_no_receipt_though_it_says_200(answer: bytes) -> None:
    verdict = judged(CODE, 200, answer)
    assert verdict.fate is Fate.LATER
    assert verdict.failure is not None
    assert verdict.failure.reason is Reason.SHAPE


@pytest.mark.parametrize(
    ("status", "fate", "reason"),
    [
        (302, Fate.LATER, Reason.SENT_ON),
        (400, Fate.HELD, Reason.HTTP),
        (401, Fate.LATER, Reason.KEY),
        (404, Fate.LATER, Reason.HTTP),
        (409, Fate.LATER, Reason.HTTP),
        (413, Fate.HELD, Reason.HTTP),
        (422, Fate.HELD, Reason.HTTP),
        (429, Fate.LATER, Reason.QUOTA),
        (500, Fate.LATER, Reason.HTTP),
        (503, Fate.LATER, Reason.HTTP),
    ],
)
def test_every_other_answer_means_again(status: int, fate: Fate, reason: Reason) -> None:
    verdict = judged(CODE, status, TAKEN, 30.0)
    assert verdict.fate is fate
    assert verdict.failure is not None
    assert (verdict.failure.reason, verdict.failure.wait_s) == (reason, 30.0)
