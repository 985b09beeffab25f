"""The roster says what the city's cameras are called, where they are, and how to reach them."""

import csv
import json
import math
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from layouts.channels import Channel
from streams.sample.digest import Login
from streams.sample.places import PLACES

LOGIN = Login("wall", "sample-city-pass")
_COLUMNS = ("id", "name_ko", "name_en", "lat", "lon", "groups", "main", "sub", "credential")
_CREDENTIAL = "sample-city"
Spot = tuple[int, int]
"""A place and a spot there, as indices."""
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


@dataclass(frozen=True)
class Roster:
    """The cameras of a city, worked out from a few numbers and the same every time.

    Attributes:
        cameras: how many there are.
        places: the places that they show in turn, as indices into `PLACES`.
        digest_every: every so many-th camera asks for a login; 0 for none.
        login: who is let in there.
    """

    cameras: int
    places: Sequence[int]
    digest_every: int = 4
    login: Login = LOGIN

    def id(self, number: int) -> str:
        """Return the id of a camera, which is also the first part of its URLs' path."""
        return f"seoul-{number + 1:04d}"

    def login_of(self, number: int) -> Login | None:
        """Return who is let in at a camera, or None where everybody is."""
        asks = self.digest_every and number % self.digest_every == self.digest_every - 1
        return self.login if asks else None

    def channels(self, port: int) -> tuple[Channel, ...]:
        """Return the cameras as a wall's channels.

        Args:
            port: the TCP port of the server.
        """
        spots = [self._spot(number) for number in range(self.cameras)]
        several, counted = Counter(spots), Counter[Spot]()
        channels = []
        for number, spot in enumerate(spots):
            counted[spot] += 1
            # A number tells cameras of one spot apart: where there is one, it would mean nothing.
            apart = f" · {counted[spot]}" if several[spot] > 1 else ""
            channels.append(self._channel(number, spot, apart, port))
        return tuple(channels)

    def credentials(self) -> dict[str, Login]:
        """Return the logins by the name that channels call them by."""
        return {_CREDENTIAL: self.login}

    def write(self, folder: Path, port: int) -> tuple[Path, Path]:
        """Write channels.csv and credentials.json (mode 0600) into a folder; return both paths."""
        folder.mkdir(parents=True, exist_ok=True)
        channels = folder / "channels.csv"
        with channels.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(_COLUMNS)
            rows.writerows(_row(channel) for channel in self.channels(port))
        credentials = folder / "credentials.json"
        logins = {
            name: {"username": login.username, "password": login.password}
            for name, login in self.credentials().items()
        }
        # Made anew with its mode, so that it is at no moment open to others.
        credentials.unlink(missing_ok=True)
        descriptor = os.open(credentials, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(logins, file, indent=2)
        return channels, credentials

    def _spot(self, number: int) -> Spot:
        place = self.places[number % len(self.places)] % len(PLACES)
        return place, number // len(self.places) % len(PLACES[place].spots)

    def _channel(self, number: int, spot: Spot, apart: str, port: int) -> Channel:
        place = PLACES[spot[0]]
        spot_ko, spot_en = place.spots[spot[1]]
        address = f"rtsp://127.0.0.1:{port}/{self.id(number)}"
        return Channel(
            id=self.id(number),
            names={
                "ko": f"{place.ko} {spot_ko}{apart}",
                "en": f"{place.en} {spot_en}{apart}",
            },
            main=f"{address}/main",
            sub=f"{address}/sub",
            groups=(f"district:{place.district[0]}", place.kind),
            position=_near(place.position, number // len(self.places)),
            credential=_CREDENTIAL if self.login_of(number) else None,
        )


def _near(position: tuple[float, float], round_: int) -> tuple[float, float]:
    """Spread a place's cameras around it, evenly, about 60 m from one to the next."""
    distance, angle = 0.00055 * math.sqrt(round_), round_ * _GOLDEN_ANGLE
    latitude = position[0] + distance * math.sin(angle)
    return round(latitude, 6), round(position[1] + 1.26 * distance * math.cos(angle), 6)


def _row(channel: Channel) -> tuple[str, ...]:
    latitude, longitude = channel.position or ("", "")
    return (
        channel.id, channel.names["ko"], channel.names["en"], str(latitude), str(longitude),
        ";".join(channel.groups), channel.main, channel.sub or "", channel.credential or "",
    )  # fmt: skip
