"""One stream's last half minute: whole passages, the oldest forgotten first."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from streams.media.replay.passage import SEAM_S, Passage
from streams.media.replay.vault import Kept, Vault

KEEP_S = 30.0
HOLD_S = 120.0
"""While somebody looks back nothing is forgotten for so long: what is looked at stays there."""
LONGEST_S = 60.0
"""A passage that is said to be longer has a clock that jumped: nothing in it has a time."""
SHARE = 4
"""One tape takes no more than one part in so many of all that a worker may keep."""

Span = tuple[float, float]
"""From and to, s, monotonic."""


@dataclass(frozen=True)
class Piece:
    """A passage on the tape."""

    passage: Passage
    kept: Kept


class Tape:
    """A bounded ring of passages; it records nothing until `running` is set.

    Args:
        vault: Where the bytes are; shared by the worker's tapes.
    """

    def __init__(self, vault: Vault) -> None:
        self.running = False
        self.lost = 0
        """Passages that were forgotten before their time, or could not be kept."""
        self._vault = vault
        self._pieces: deque[Piece] = deque()
        self._size = 0
        self._held_since: float | None = None

    def __len__(self) -> int:
        """How many passages there are."""
        return len(self._pieces)

    @property
    def size(self) -> int:
        """Bytes kept."""
        return self._size

    def take(self, passage: Passage, data: bytes) -> None:
        """Keep a passage; the oldest go where there is no room or their time is over."""
        if not 0 < passage.ended - passage.began <= LONGEST_S:
            self.lost += 1
            return
        # A camera whose clock was corrected: what was there under the same times is wrong now.
        while self._pieces and self._pieces[-1].passage.began >= passage.began:
            self._drop(self._pieces.pop())
        self._pieces.append(Piece(passage, self._vault.keep(data)))
        self._size += len(data)
        self.roll(passage.ended)
        self._make_room()

    def roll(self, now: float) -> None:
        """Forget what is too old at a moment."""
        oldest = self.oldest(now)
        while self._pieces and self._pieces[0].passage.ended < oldest:
            self._drop(self._pieces.popleft())

    def oldest(self, now: float) -> float:
        """The moment before which nothing is kept, s, monotonic."""
        held = self._held_since
        since = now if held is None or now - held > HOLD_S else min(held, now)
        return since - KEEP_S

    def hold(self, now: float) -> None:
        """Somebody looks back: forget nothing for a while."""
        if self._held_since is None:
            self._held_since = now

    def release(self) -> None:
        """Nobody looks back any more."""
        self._held_since = None

    def clear(self) -> None:
        """Forget all of it."""
        while self._pieces:
            self._drop(self._pieces.popleft())

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All passages, the oldest first."""
        return tuple(self._pieces)

    def read(self, piece: Piece) -> bytes:
        """The bytes of a passage; none where the disk does not give them."""
        try:
            return self._vault.read(piece.kept)
        except OSError:
            self.lost += 1
            return b""

    def spans(self) -> list[Span]:
        """What is kept, without a gap each, the oldest first."""
        return joined([(p.passage.began, p.passage.ended) for p in self._pieces])

    def _drop(self, piece: Piece) -> None:
        self._size -= piece.kept.size
        self._vault.drop(piece.kept)

    def _make_room(self) -> None:
        vault = self._vault
        most = (vault.limits.memory + vault.limits.disk) // SHARE
        while len(self._pieces) > 1 and self._size > most:
            self._forget_early()
        for piece in list(self._pieces):
            if not vault.full:
                return
            vault.spill(piece.kept)
        while vault.full and self._pieces:
            self._forget_early()

    def _forget_early(self) -> None:
        self.lost += 1
        self._drop(self._pieces.popleft())


def joined(spans: list[Span]) -> list[Span]:
    """Spans in order, those that touch made one."""
    whole: list[Span] = []
    for began, ended in sorted(spans):
        if whole and began - whole[-1][1] < SEAM_S:
            whole[-1] = (whole[-1][0], max(whole[-1][1], ended))
        else:
            whole.append((began, ended))
    return whole
