"""Decides what each display shows while rules are called, and never forgets what was there: pure.

A board holds what stands on the wall without any rule, and the claims of rules on displays.  A
display shows the claim of the highest priority, of equals the latest, or else what was there.  What
an operator puts onto a display counts as what is there, and claims that were made before keep off.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from layouts.layout import Layout
from layouts.rule import Answer, Rule
from wall.rules.happening import Happening

ContentT = TypeVar("ContentT")
Key = tuple[str, str]
"""The ids of a rule and of what called it."""


@dataclass(frozen=True)
class Claim:
    """A rule that was called.

    Attributes:
        rule: The rule.
        happening: What called it, as it was told last.
        displays: The ids of the displays that it wants.
        began: When it was called, seconds, monotonic.
        order: Later claims have higher numbers.
        kept_off: Displays on which an operator has put something else since.
        over: Whether the happening has ended, and the claim only waits to be dismissed.
    """

    rule: Rule
    happening: Happening
    displays: tuple[str, ...]
    began: float
    order: int
    kept_off: frozenset[str] = frozenset()
    over: bool = False

    @property
    def key(self) -> Key:
        """Which claim it is."""
        return self.rule.id, self.happening.id

    @property
    def priority(self) -> int:
        """The happening's own, or else the rule's."""
        return self.happening.priority or self.rule.priority

    @property
    def rank(self) -> tuple[int, int]:
        """Of two claims the one with the higher rank has the display."""
        return self.priority, self.order

    def outlived(self, now: float) -> bool:
        """Return whether it has stood for as long as its rule lets it."""
        return self.rule.at_most_s is not None and now - self.began >= self.rule.at_most_s


@dataclass(frozen=True)
class Board(Generic[ContentT]):
    """All displays of a wall; every method returns the board as it is afterwards.

    Attributes:
        layout: The displays and the rules.
        base: What stands on the wall without a rule, whatever that is to the caller.
        claims: The rules that were called, in no particular order.
        lasting: What happens now, by id.
        spent: Claims that are done with although what called them lasts.
        count: How many claims there have been.
    """

    layout: Layout
    base: ContentT
    claims: tuple[Claim, ...] = ()
    lasting: Mapping[str, Happening] = field(default_factory=dict, hash=False)
    spent: frozenset[Key] = frozenset()
    count: int = 0

    @property
    def displays(self) -> tuple[str, ...]:
        """The ids of all displays."""
        return tuple(display.id for display in self.layout.surface.displays)

    @property
    def held(self) -> Mapping[str, Claim]:
        """The claim that each display shows, by the display's id; all others show the base."""
        held: dict[str, Claim] = {}
        for claim in sorted(self.claims, key=lambda claim: claim.rank):
            held |= {name: claim for name in claim.displays if name not in claim.kept_off}
        return held

    def claim(self, key: Key) -> Claim | None:
        """Return the claim `key`, None where there is none."""
        return next((claim for claim in self.claims if claim.key == key), None)

    def told(self, happening: Happening, now: float) -> Board[ContentT]:
        """Return the board after something began or changed.

        Claims stay where their rule is called still; others are made or end.
        """
        claims, count = list(self.claims), self.count
        for rule in self.layout.rules:
            key = rule.id, happening.id
            there = self.claim(key)
            if not happening.meets(rule.when, rule.id):
                claims = [c for c in claims if c.key != key or c.rule.until == "dismissed"]
            elif there is not None:
                wanted = displays_of(rule.show, self.layout, happening)
                renewed = replace(there, happening=happening, displays=wanted, over=False)
                claims = [renewed if c is there else c for c in claims]
            elif key not in self.spent:
                count += 1
                wanted = displays_of(rule.show, self.layout, happening)
                claims.append(Claim(rule, happening, wanted, now, count))
        lasting = {**self.lasting, happening.id: happening}
        return replace(self, claims=tuple(claims), lasting=lasting, count=count)

    def ended(self, name: str) -> Board[ContentT]:
        """Return the board after the happening `name` has ended; unknown ones are none."""
        claims = [
            replace(claim, over=True) if claim.happening.id == name else claim
            for claim in self.claims
            if claim.happening.id != name or claim.rule.until == "dismissed"
        ]
        lasting = {key: value for key, value in self.lasting.items() if key != name}
        spent = frozenset(key for key in self.spent if key[1] != name)
        return replace(self, claims=tuple(claims), lasting=lasting, spent=spent)

    def dismissed(self, keys: Iterable[Key]) -> Board[ContentT]:
        """Return the board without these claims, which do not come again for the same cause."""
        gone = frozenset(keys) & frozenset(claim.key for claim in self.claims)
        claims = tuple(claim for claim in self.claims if claim.key not in gone)
        spent = self.spent | frozenset(key for key in gone if key[1] in self.lasting)
        return replace(self, claims=claims, spent=spent)

    def passed(self, now: float) -> Board[ContentT]:
        """Return the board at `now`, seconds, monotonic, without claims that stood long enough."""
        return self.dismissed(claim.key for claim in self.claims if claim.outlived(now))

    def put(self, base: ContentT, displays: Iterable[str]) -> Board[ContentT]:
        """Return the board after an operator put something onto `displays`, which is respected.

        Args:
            base: What stands on the wall without rules from now on.
            displays: Where it was put; claims that were made before keep off these.
        """
        off = frozenset(displays)
        claims = tuple(
            replace(claim, kept_off=claim.kept_off | off.intersection(claim.displays))
            for claim in self.claims
        )
        return replace(self, base=base, claims=claims)

    def seen(self, base: ContentT) -> Board[ContentT]:
        """Return the board after a look at the wall, which counts where no rule holds a display."""
        return self if self.held else replace(self, base=base)

    def again(self, key: Key) -> Board[ContentT]:
        """Return the board with a claim back on the displays that an operator had taken from it."""
        claims = tuple(
            replace(claim, kept_off=frozenset()) if claim.key == key else claim
            for claim in self.claims
        )
        return replace(self, claims=claims)

    def edited(self, layout: Layout, base: ContentT, now: float) -> Board[ContentT]:
        """Return the board on an edited layout.

        Args:
            layout: The new one.
            base: What stands on it without rules.
            now: Seconds, monotonic.
        """
        rules = {rule.id: rule for rule in layout.rules}
        claims = tuple(
            replace(
                claim,
                rule=rules[claim.rule.id],
                displays=displays_of(rules[claim.rule.id].show, layout, claim.happening),
            )
            for claim in self.claims
            if claim.rule.id in rules and not (claim.over and rules[claim.rule.id].until == "ended")
        )
        board = replace(self, layout=layout, base=base, claims=claims)
        for happening in self.lasting.values():
            board = board.told(happening, now)
        return board


def displays_of(answer: Answer, layout: Layout, happening: Happening) -> tuple[str, ...]:
    """Return the ids of the displays that an answer wants, in the order of the surface.

    What is nearest to something that tells no place is nothing, and wants none.
    """
    if answer.nearest is not None and happening.position is None:
        return ()
    every = tuple(display.id for display in layout.surface.displays)
    wanted = answer.displays or every
    if answer.salvo is not None:
        parts = layout.salvos_by_id[answer.salvo].parts
        wanted = tuple(name for part in parts for name in part.displays)
    return tuple(name for name in every if name in wanted)
