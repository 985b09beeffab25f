"""What a kiosk's document says of opinions comes to the desk, and its key from the keys file."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from kiosk.opinions.settings import outbox_file, settings_of
from layouts.kiosk import Desk, Kiosk, Standpoint
from streams.feeds.key import Key

PLACE = Standpoint(37.5568, 126.9237)
ENDPOINT = "https://city.example/letters"


def test_a_kiosk_that_asks_for_no_opinions_has_no_desk(tmp_path: Path) -> None:
    kiosk = Kiosk("hongik-1", {"ko": "홍대입구"}, PLACE, tmp_path)
    assert settings_of(kiosk, {}) is None
    assert outbox_file(kiosk) == tmp_path / "opinions.db"


def test_where_opinions_go_with_which_key_and_where_receipts_are(tmp_path: Path) -> None:
    kiosk = Kiosk(
        "hongik-1",
        {"ko": "홍대입구"},
        PLACE,
        tmp_path,
        web="https://city.example/",
        opinions=Desk(ENDPOINT, "Opinions Hongik", 5),
    )
    settings = settings_of(kiosk, {"opinions-hongik": Key.read("a-key-of-the-kiosk")})
    assert settings is not None
    assert (settings.place, settings.endpoint) == ("hongik-1", ENDPOINT)
    assert settings.receipts == "https://city.example/opinions"
    assert settings.grain == timedelta(minutes=5)
    assert settings.key is not None
    assert settings.key.text == "a-key-of-the-kiosk"
    assert "a-key-of" not in repr(settings)
