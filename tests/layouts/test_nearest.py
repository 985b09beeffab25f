"""A typo leads to the name that was meant, and a stranger to none."""

import pytest

from layouts.nearest import nearest, suggestion

CHANNELS = ["mapo-001", "mapo-010", "성산대교-북단", "Mapo_001b"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mapo-01", "mapo-001"),
        ("MAPO 001", "mapo-001"),
        ("mapo010", "mapo-010"),
        ("성산대교북단", "성산대교-북단"),
        ("성산대교-북닪", "성산대교-북단"),
        ("gwanghwamun", None),
        ("", None),
    ],
)
def test_the_nearest_name_is_the_one_meant(typed: str, meant: str | None) -> None:
    assert nearest(typed, CHANNELS) == meant


def test_a_longer_form_leads_to_the_short_one() -> None:
    assert nearest("longitude", ["lat", "lon"]) == "lon"


def test_without_a_near_name_the_mend_is_another() -> None:
    assert suggestion("mapo-01", CHANNELS, "delete it") == "write 'mapo-001'"
    assert suggestion("x", CHANNELS, "delete it") == "delete it"
    assert suggestion("x", [], "delete it") == "delete it"
