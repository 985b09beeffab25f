"""How a person writes down when it is night at the wall, and what can be wrong with it."""

from __future__ import annotations

import re
from datetime import time
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from layouts.channel import PositionForm
from layouts.form import Form, complaint
from layouts.night import Night
from layouts.phrase import phrase

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def _time(text: str) -> str:
    if not _TIME.fullmatch(text):
        expected = phrase("a time of day from 00:00 to 23:59, as text")
        raise complaint(expected, phrase('write for example "19:30"'))
    return text


TimeOfDay = Annotated[str, AfterValidator(_time)]


class NightForm(Form):
    """The night: from one time of day to another, or from sunset to sunrise over a place."""

    from_: TimeOfDay | None = Field(
        default=None,
        alias="from",
        description="when it begins, a time of day as text",
        examples=["19:30"],
    )
    to: TimeOfDay | None = Field(
        default=None, description="when it ends, a time of day as text", examples=["06:30"]
    )
    sun: PositionForm | None = Field(
        default=None,
        description="the city's place, for a night from sunset to sunrise",
        examples=[{"lat": 37.5665, "lon": 126.978}],
    )

    @model_validator(mode="after")
    def _one_way(self) -> NightForm:
        times = (self.from_, self.to)
        if self.sun is not None and times == (None, None):
            return self
        if self.sun is None and None not in times:
            return self
        if self.sun is not None:
            mend = phrase("delete one or the other")
            raise complaint(phrase("'from' and 'to', or 'sun'"), mend, phrase("both"))
        mend = phrase('write {"from": "19:30", "to": "06:30"}')
        found = phrase("none of them") if times == (None, None) else phrase("one of the two times")
        raise complaint(phrase("'from' and 'to', or 'sun'"), mend, found)

    def night(self) -> Night:
        """Return when it is night."""
        if self.sun is not None:
            return Night(place=(self.sun.lat, self.sun.lon))
        begins, ends = (time.fromisoformat(text or "00:00") for text in (self.from_, self.to))
        return Night(begins, ends)
