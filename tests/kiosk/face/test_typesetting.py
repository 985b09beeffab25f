"""What a block says is set as signs are: capitals where words stand alone, names unbroken."""

from __future__ import annotations

from kiosk.face.typesetting import begun, typeset


def test_what_stands_alone_begins_with_a_capital() -> None:
    told = typeset({"word": "very unhealthy", "vouch": {"says": "just now"}})
    assert told == {"word": "Very unhealthy", "vouch": {"says": "Just now"}}


def test_names_that_data_bring_keep_their_letters() -> None:
    assert typeset({"title": "eMart Mapo", "to": "eMart"}) == {"title": "eMart Mapo", "to": "eMart"}


def test_other_scripts_and_figures_stay() -> None:
    assert [begun(one) for one in ("좋음", "4 min", "良好", "", "éclair")] == [
        "좋음",
        "4 min",
        "良好",
        "",
        "éclair",
    ]


def test_a_name_is_not_broken_at_its_hyphen() -> None:
    told = typeset({"leads_to": ["Yanghwa-ro towards Hapjeong"], "title": "5 - 7 Nov, 14-20 h"})
    assert told["leads_to"] == ["Yanghwa\u2011ro towards Hapjeong"]
    assert told["title"] == "5 - 7 Nov, 14-20 h"


def test_a_line_of_two_names_and_a_places_label_are_not_broken_either() -> None:
    told = typeset({"title": "Gyeongui\u2013Jungang Line", "label": "Donggyo-dong · Yanghwa-ro"})
    assert told["title"] == "Gyeongui\u2060\u2013\u2060Jungang Line"
    assert told["label"] == "Donggyo\u2011dong · Yanghwa\u2011ro"
    assert typeset({"text": "5\u20137 Nov"}) == {"text": "5\u20137 Nov"}


def test_no_line_begins_with_the_dot_between_two_things() -> None:
    assert typeset({"detail": "160 m · about 2 min"}) == {"detail": "160 m\u00a0· about 2 min"}


def test_ids_and_what_is_spoken_stay_as_they_are() -> None:
    block = {"kind": "camera", "camera": "hongik-station-2", "spoken": "to Sinchon · Yonsei-ro."}
    assert typeset(block) == block
