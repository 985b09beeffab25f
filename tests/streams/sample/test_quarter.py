"""The invented quarters are those that are shipped, are sound, and say that they are samples."""

from __future__ import annotations

from pathlib import Path

import pytest

from layouts.geojson import read_geojson
from streams.sample.quarter import SITES, Site, write_quarter

ATLAS = Path(__file__).parents[3] / "streams" / "sample" / "atlas"


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_what_is_shipped_is_what_is_made(site: Site, tmp_path: Path) -> None:
    for file in write_quarter(site, tmp_path):
        shipped = ATLAS / site.name / file.name
        assert file.read_text("utf-8") == shipped.read_text("utf-8"), f"write {shipped} anew"


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_every_name_says_that_it_is_a_sample(site: Site) -> None:
    for file in (ATLAS / site.name).glob("*.geojson"):
        reading = read_geojson(file)
        assert not reading.problems
        assert reading.features
        for one in reading.features:
            marks = {"ko": "견본", "en": "Sample", "zh": "样本", "ja": "見本"}
            assert all(marks[code] in name for code, name in one.names.items())
