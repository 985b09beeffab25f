"""What is known of a message's signature, and how much the message weighs by it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class SealState(StrEnum):
    """What a look at a signature found."""

    TRUSTED = "trusted"
    UNTRUSTED = "untrusted"
    UNSIGNED = "unsigned"
    BROKEN = "broken"


@dataclass(frozen=True)
class Seal:
    """A message's signature.

    Attributes:
        state: `TRUSTED`: whole, and by somebody whom we trust; `UNTRUSTED`: whole, by somebody
            else; `UNSIGNED`: there is none; `BROKEN`: the message is not what was signed.
        signer: Who signed, by the certificate; empty where nobody did.
        why: Why it is no better, in English; empty for a trusted one.
    """

    state: SealState
    signer: str = ""
    why: str = ""

    @property
    def strength(self) -> int:
        """How much is proven: no message undoes one that is stronger.

        Anybody can sign for himself, and anybody can take a signature off: these are one.
        """
        return _STRENGTH[self.state]


UNSIGNED: Final = Seal(SealState.UNSIGNED)
_STRENGTH: Final = {
    SealState.TRUSTED: 2,
    SealState.UNTRUSTED: 1,
    SealState.UNSIGNED: 1,
    SealState.BROKEN: 0,
}
