"""A value on a scale, with a word for where it stands: never by colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kiosk.page.block import Block, PageError


@dataclass(frozen=True, kw_only=True)
class Gauge(Block):
    """One measured value.

    Attributes:
        value: As it is shown, with its unit; empty where it is not known.
        word: The grade: "good"; where the value is not known, that it is not.
        step: Which of the steps it is on, from 0, the best; None where it is not known.
        steps: How many there are.
        detail: What else there is to say.
    """

    kind: ClassVar[str] = "gauge"

    value: str
    word: str
    step: int | None
    steps: int = 4
    detail: str = ""

    def __post_init__(self) -> None:
        """Refuse a step that is not on the scale.

        Raises:
            PageError: It is not, or the block breaks a rule of all blocks.
        """
        super().__post_init__()
        if self.step is not None and not 0 <= self.step < self.steps:
            raise PageError(f"{self.title!r}: step {self.step} is not one of 0 to {self.steps - 1}")
