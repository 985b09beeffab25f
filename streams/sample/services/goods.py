"""What things cost in the sample city's markets, newest day first."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from streams.sample.services.day import KST, chance
from streams.sample.services.exchange import Fields, Question, Rows

PRICES: Final = "ListNecessariesPricesService"
_GOODS: Final = (
    ("사과", "1개", 2800),
    ("배", "1개", 3900),
    ("배추", "1포기", 4200),
    ("무", "1개", 1900),
    ("양파", "1.5kg", 4300),
    ("상추", "100g", 1200),
    ("오이", "1개", 900),
    ("애호박", "1개", 1700),
    ("쇠고기", "600g", 32_000),
    ("돼지고기", "600g", 14_500),
    ("닭고기", "1마리", 8_900),
    ("달걀", "10개", 3_600),
    ("조기", "1마리", 4_800),
    ("명태", "1마리", 3_300),
    ("오징어", "1마리", 5_900),
    ("고등어", "1마리", 3_800),
)
_MARKETS: Final = (
    ("440000", "마포구", "망원시장"),
    ("560000", "영등포구", "대림중앙시장"),
    ("320000", "도봉구", "창동신창시장"),
    ("110000", "종로구", "통인시장"),
    ("680000", "강남구", "영동시장"),
)
_WEEKS: Final = 20


def prices(question: Question) -> Rows:
    """Return what was asked in the markets, once a week, the newest first."""
    today = question.now.astimezone(KST)
    rows: Rows = []
    for week in range(_WEEKS):
        day = today - timedelta(days=today.weekday() + 7 * week)
        for code, district, market in _MARKETS:
            for number, (goods, unit, won) in enumerate(_GOODS):
                swing = 0.85 + 0.3 * chance(goods, market, f"{day:%Y-%m-%d}")
                # What a market did not have that day stands there with 0.
                had = chance(goods, market, day.isocalendar().week, "had") > 0.06
                fields: Fields = {
                    "P_SEQ": str(3_000_000 - len(rows)),
                    "M_SEQ": code[:2],
                    "M_NAME": market,
                    "A_SEQ": str(number),
                    "A_NAME": goods,
                    "A_UNIT": unit,
                    "A_PRICE": f"{round(won * swing / 100) * 100 if had else 0}",
                    "P_YEAR_MONTH": f"{day:%Y-%m}",
                    "ADD_COL": "",
                    "P_DATE": f"{day:%Y-%m-%d}",
                    "M_TYPE_CODE": "001",
                    "M_TYPE_NAME": "전통시장",
                    "M_GU_CODE": code,
                    "M_GU_NAME": district,
                }
                rows.append(fields)
    return rows
