"""How an operator writes down a time zone: by its IANA name, which is checked against the list."""

from __future__ import annotations

import zoneinfo
from typing import Annotated

from pydantic import AfterValidator

from layouts.form import complaint
from layouts.nearest import nearest
from layouts.phrase import phrase


def zone_name(name: str) -> str:
    """Return the name of a time zone.

    Raises:
        PydanticCustomError: There is none of that name; the mend is the nearest that there is.
    """
    try:
        zoneinfo.ZoneInfo(name)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        # Without a time zone database nothing can be checked, and nothing is refused.
        zones = zoneinfo.available_timezones() or {name}
    else:
        return name
    if name not in zones:
        best = nearest(name, zones)
        mend = (
            phrase('write "{best}"', best=best)
            if best
            else phrase('write "Asia/Seoul", or delete the key')
        )
        raise complaint(phrase("an IANA time zone, as Asia/Seoul"), mend)
    return name


ZoneName = Annotated[str, AfterValidator(zone_name)]
