"""Why a feed has nothing fresh, as a code: so that every language can say it in its own words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum, auto
from typing import Final


class Reason(IntEnum):
    """What citywall itself has to say of a feed, beside the source's own words."""

    NONE = 0
    # Nothing is wrong, and yet there is something to say
    WAITING = auto()
    EMPTY = auto()
    # On the way to the source
    NAME_UNKNOWN = auto()
    PORT_CLOSED = auto()
    UNREACHABLE = auto()
    CERTIFICATE = auto()
    NO_ANSWER = auto()
    BROKEN_OFF = auto()
    # What the source answered
    HTTP = auto()
    SENT_ON = auto()
    TOO_LARGE = auto()
    NOT_JSON = auto()
    NOT_XML = auto()
    NOT_GTFS = auto()
    SHAPE = auto()
    NO_KEY = auto()
    KEY = auto()
    QUOTA = auto()
    REFUSED = auto()
    # What its records say
    OLD = auto()
    AHEAD = auto()
    # On our side
    SPENT = auto()
    NOT_ASKED = auto()
    STUMBLED = auto()

    def say(self, number: float = 0.0, own: str = "", template: str | None = None) -> str:
        """The sentence.

        Args:
            number: What ``{n}`` in it stands for.
            own: The source's own words, in brackets behind the sentence.
            template: The sentence in another language; English without one.
        """
        said = ENGLISH[self] if template is None else template
        filled = said.format(n=f"{number:.7g}")
        return f"{filled} ({own})" if own and filled else filled or own

    @property
    def word(self) -> str:
        """The reason's name for programs, for example ``not_json``."""
        return self.name.lower()


ENGLISH: Final[Mapping[Reason, str]] = {
    Reason.NONE: "",
    Reason.WAITING: "not asked yet",
    Reason.EMPTY: "the source has nothing to tell now",
    Reason.NAME_UNKNOWN: "the source's name is not known here: check the service's address",
    Reason.PORT_CLOSED: "connection refused: nothing listens at the service's address",
    Reason.UNREACHABLE: "the source cannot be reached: check this machine's network",
    Reason.CERTIFICATE: "the source's certificate is not trusted: check its address and our clock",
    Reason.NO_ANSWER: "no answer within {n} s",
    Reason.BROKEN_OFF: "the source broke the connection off",
    Reason.HTTP: "the source answered HTTP {n}",
    Reason.SENT_ON: "the source sends us on to another address: write that as the service's",
    Reason.TOO_LARGE: "the answer is larger than {n} MB",
    Reason.NOT_JSON: "the answer is not JSON",
    Reason.NOT_XML: "the answer is not XML",
    Reason.NOT_GTFS: "the answer is not GTFS-Realtime",
    Reason.SHAPE: "the answer has another shape than this feed knows",
    Reason.NO_KEY: "the service needs a key: put it into the keys file or the environment",
    Reason.KEY: "the source refuses the key: check it, and that it is one for this service",
    Reason.QUOTA: "the source's quota is used up",
    Reason.REFUSED: "the source refuses the question",
    Reason.OLD: "the source's newest record is {n} s old",
    Reason.AHEAD: "what is known lies {n} s in the future: check this machine's clock",
    Reason.SPENT: "the calls that the service may be asked a day are used up",
    Reason.NOT_ASKED: "the source was last asked {n} s ago",
    Reason.STUMBLED: "citywall stumbled over the answer",
}
"""For every reason; other languages say the same with the same values."""


class FeedError(Exception):
    """A question to an outside system came to nothing.

    Args:
        reason: Why.
        number: What the reason counts, for example seconds.
        own: The source's own words, without any key.
        wait_s: How long the source asks to be left alone, seconds; None where it does not say.
    """

    def __init__(
        self, reason: Reason, number: float = 0.0, own: str = "", wait_s: float | None = None
    ) -> None:
        super().__init__(reason, number, own)
        self.reason = reason
        self.number = number
        self.own = own
        self.wait_s = wait_s

    def __str__(self) -> str:
        """The sentence, in English."""
        return self.reason.say(self.number, self.own)
