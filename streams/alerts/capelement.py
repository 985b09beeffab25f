"""Takes CAP's elements one by one out of a document, and keeps what was wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from layouts.nearest import suggestion
from layouts.problem import excerpt
from streams.alerts.alert import Pair
from streams.alerts.instant import read_instant
from streams.alerts.markup import clean, refusal, split_name

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

WordT = TypeVar("WordT", bound=StrEnum)


@dataclass(frozen=True)
class CapElement:
    """An element of a message, its place, and the remarks that reading the message leaves.

    Attributes:
        element: The element.
        source: The document, as errors name it.
        path: Its place, as ``alert/info[2]``.
        remarks: What was wrong so far, and how it was taken; shared by the whole message.
    """

    element: Element
    source: str
    path: str
    remarks: list[str] = field(default_factory=list)

    def parts(self, name: str) -> Iterator[CapElement]:
        """Yield the children of a name, in CAP's own namespace, counted from 1."""
        wanted = split_name(self.element)[0], name
        found = [child for child in self.element if split_name(child) == wanted]
        for number, child in enumerate(found, 1):
            place = f"{self.path}/{name}" + (f"[{number}]" if len(found) > 1 else "")
            yield CapElement(child, self.source, place, self.remarks)

    def texts(self, name: str) -> list[str]:
        """Return what stands in each child of a name; blank ones are left out."""
        texts = (clean(part.element.text) for part in self.parts(name))
        return [text for text in texts if text]

    def text(self, name: str) -> str:
        """Return what stands in the child of a name; empty where there is none."""
        texts = self.texts(name)
        if len(texts) > 1:
            self.remark(name, f"it stands {len(texts)} times; the first is taken")
        return texts[0] if texts else ""

    def needed(self, name: str) -> str:
        """Return what stands in the only child of a name.

        Raises:
            DocumentError: There is none, or more than one: it is not sure what is meant.
        """
        texts = self.texts(name)
        if len(texts) == 1:
            return texts[0]
        found = f"{len(texts)} times <{name}>" if texts else f"no <{name}>"
        mend = "ask the sender for a message that says it once"
        raise refusal(self.source, self.path, found, f"<{name}> once", mend)

    def needed_word(self, name: str, words: type[WordT]) -> WordT:
        """Return one of CAP's words, on which it hangs what the message is.

        Raises:
            DocumentError: It is none of them.
        """
        text = self.needed(name)
        word = _word(text, words)
        if word is None:
            place, expected = f"{self.path}/{name}", f"one of {', '.join(words)}"
            raise refusal(
                self.source,
                place,
                f'the text "{excerpt(text)}"',
                expected,
                suggestion(text, words, "ask the sender"),
            )
        return word

    def word(self, name: str, words: type[WordT], otherwise: WordT) -> WordT:
        """Return one of CAP's words, or `otherwise` with a remark where it is none of them."""
        text = self.text(name)
        if not text:
            return otherwise
        word = _word(text, words)
        if word is None:
            self.remark(name, f"'{excerpt(text)}' is no word of CAP; '{otherwise}' is taken")
        return otherwise if word is None else word

    def words(self, name: str, words: type[WordT]) -> tuple[WordT, ...]:
        """Return CAP's words in all children of a name, each once; others leave a remark."""
        found: list[WordT] = []
        for text in self.texts(name):
            word = _word(text, words)
            if word is None:
                self.remark(name, f"'{excerpt(text)}' is no word of CAP; it is left out")
            elif word not in found:
                found.append(word)
        return tuple(found)

    def needed_instant(self, name: str) -> datetime:
        """Return a moment.

        Raises:
            DocumentError: There is none.
        """
        text = self.needed(name)
        instant = read_instant(text)
        if instant is None:
            expected = "a moment as 2026-11-21T18:00:00+09:00"
            found = f'the text "{excerpt(text)}"'
            raise refusal(self.source, f"{self.path}/{name}", found, expected, "ask the sender")
        if not instant.zoned:
            self.remark(name, "it has no time zone; UTC is taken")
        return instant.at

    def instant(self, name: str) -> datetime | None:
        """Return a moment, None where there is none that is sure."""
        text = self.text(name)
        if not text:
            return None
        instant = read_instant(text)
        if instant is None or not instant.zoned:
            missing = "is no moment" if instant is None else "has no time zone"
            self.remark(name, f"'{excerpt(text)}' {missing}; it is left out")
            return None
        return instant.at

    def pairs(self, name: str) -> tuple[Pair, ...]:
        """Return the codes or parameters in the children of a name."""
        # Some senders put several pairs into one element.
        return tuple(
            Pair(system, value)
            for part in self.parts(name)
            for system, value in zip(part.texts("valueName"), part.texts("value"), strict=False)
        )

    def remark(self, name: str, words: str) -> None:
        """Keep a sentence on the child of a name."""
        sentence = f"{self.path}/{name}: {words}."
        if sentence not in self.remarks:
            self.remarks.append(sentence)


def _word(text: str, words: type[WordT]) -> WordT | None:
    return next((word for word in words if word.casefold() == text.casefold()), None)
