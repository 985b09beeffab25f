"""What the citizen takes away: which opinion it was, as a code and a QR symbol, no more."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.opinions.receiptcode import shown
from kiosk.opinions.words import tell
from kiosk.share.link import link
from kiosk.share.symbol import Symbol, symbol


@dataclass(frozen=True)
class Receipt:
    """The receipt of one opinion.

    Attributes:
        code: As people read it, in groups.
        content: What its QR symbol holds: the city's page for it, or a note with the code.
    """

    code: str
    content: str

    @property
    def symbol(self) -> Symbol:
        """The QR symbol."""
        return symbol(self.content)


def receipt(code: str, language: str, page: str | None = None) -> Receipt:
    """Return the receipt for an opinion that was accepted.

    Args:
        code: Of the opinion.
        language: Of the screen.
        page: The city's page of receipts, below which each has its own; None where there is none.
    """
    if page is None:
        return Receipt(shown(code), tell(language, "note", code=shown(code)))
    return Receipt(shown(code), link(page, code, lang=language))
