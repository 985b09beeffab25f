"""Where alerts come from, for which place, and what is shown of them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from streams.alerts.access import OPEN, Access
from streams.alerts.anchors import NOBODY, Anchors
from streams.alerts.place import Place
from streams.alerts.policy import DEFAULT, Policy
from streams.feeds.subscription import Subscription


@dataclass(frozen=True)
class Source:
    """A CAP feed.

    Attributes:
        id: Its id.
        url: Its index, Atom or RSS, or a message that is always at the same address.
        every_s: Seconds between two looks.
        key_parameter: The query's name for the key; empty where none is needed.
        key_env: The variable of the environment that holds it.
        access: What it asks of us, and by what it is trusted.
        stands_in_for: The id of another source: this one is asked only while that does not answer.
    """

    id: str
    url: str
    every_s: float = 15.0
    key_parameter: str = ""
    key_env: str = ""
    access: Access = OPEN
    stands_in_for: str = ""

    def query(self, environment: Mapping[str, str] = os.environ) -> dict[str, str]:
        """Return what is added to the address: the key, if there is one."""
        key = environment.get(self.key_env, "") if self.key_env else ""
        return {self.key_parameter: key} if self.key_parameter and key else {}


@dataclass(frozen=True)
class AlertSettings:
    """What the alerts document says.

    Attributes:
        place: Where we are.
        policy: What is shown.
        sources: The feeds.
        anchors: Whom we trust to sign.
        book: The file in which messages are kept; None: they are forgotten at the end.
        messages: Feeds of disaster messages that are no CAP; they need a book.
    """

    place: Place
    policy: Policy = DEFAULT
    sources: tuple[Source, ...] = ()
    anchors: Anchors = NOBODY
    book: Path | None = None
    messages: tuple[Subscription, ...] = ()
