"""What a tile claims of its picture, and whether the picture itself bears it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from streams.floor.frame import Pixels
from streams.media.content import UNCHANGED_S

AGE_OFF_S = 0.3
"""By so much a tile's age may differ from the true one."""
LATE_S = 1.0
"""So much older than promised may a picture be that is called live."""
EDGE_S = 0.3
"""How exactly the moment is known at which a fault reached a camera."""
DARK_S, FROZEN_SLACK_S = 3.0, 6.0
"""By then, beyond the promise, a black or frozen picture has been called one.  Keyframes alone tell
a frozen one: the first of a freeze comes up to one group late, and the one that settles it, too."""

Wrong = Literal["age", "stale", "frozen", "black"]


@dataclass(frozen=True)
class Claim:
    """What one tile said, and the picture that it showed while it did.

    Attributes:
        camera: Its number.
        live: Whether it claimed to be live.
        captured: When it says that the picture was captured, seconds since 1970.
        at: When it was read, seconds since 1970.
        blur: By how much that moment may be wrong, s.
        promise: Age up to which it may be called live, s.
        tier: How much of the channel was decoded.
        pixels: BGR or BGRA, shape (height, width, 3 or 4).
    """

    camera: int
    live: bool
    captured: float
    at: float
    blur: float
    promise: float
    tier: str
    pixels: Pixels


@dataclass(frozen=True)
class Cover:
    """A span of time in which a camera sends a picture that is not of its time.

    Attributes:
        kind: What it sends.
        began: Seconds since 1970.
        ended: Seconds since 1970; infinite while it goes on.
    """

    kind: Literal["freeze", "black"]
    began: float
    ended: float = float("inf")

    def hides(self, captured: float) -> bool:
        """Whether a picture of this moment is not of its time, or may not be."""
        return self.began - EDGE_S <= captured <= self.ended + EDGE_S


@dataclass(frozen=True)
class Lie:
    """A claim that the picture does not bear out.

    Attributes:
        wrong: ``age``: its age is not the one it says; ``stale``: called live, and older than
            promised; ``frozen``, ``black``: called live, though it has long been neither.
        said: The age it says, s.
        true: Its age by the code in the picture, s; the time that the fault has lasted for
            ``frozen`` and ``black``.
        promise: As the tile promised, s.
    """

    wrong: Wrong
    said: float
    true: float
    promise: float


def true_capture(said: float, read: float, loop: float) -> float:
    """When a picture was captured, from the code in it, which comes round with its clip.

    Args:
        said: What the tile says.
        read: One moment at which the camera showed this code.
        loop: Seconds after which it shows the same code again.

    Returns:
        The moment of the code that is nearest to what the tile says: in its favour where the clip
        is shorter than the lie, which then shows at another look.
    """
    return read + round((said - read) / loop) * loop


def judged(claim: Claim, captured: float | None, cover: Cover | None) -> Lie | None:
    """What is wrong with a claim, if anything.

    Args:
        claim: As read.
        captured: When the picture was captured in truth; None where its code cannot be read.
        cover: The newest freeze or blackness of the camera.
    """
    said = claim.at - claim.captured
    if cover is not None and cover.hides(claim.captured):
        return _covered(claim, cover, said)
    if captured is None:
        return None
    true = claim.at - captured
    if abs(said - true) > AGE_OFF_S + claim.blur:
        return Lie("age", said, true, claim.promise)
    if claim.live and true > claim.promise + LATE_S + claim.blur:
        return Lie("stale", said, true, claim.promise)
    return None


def _covered(claim: Claim, cover: Cover, said: float) -> Lie | None:
    """A frozen or black picture may be called live only until that could be known."""
    lasted = claim.captured - cover.began
    if claim.captured > cover.ended - EDGE_S:
        return None  # it may be the first sound one, and has the right to be called live
    known_after = UNCHANGED_S + FROZEN_SLACK_S if cover.kind == "freeze" else DARK_S
    if claim.live and lasted > claim.promise + known_after:
        return Lie("frozen" if cover.kind == "freeze" else "black", said, lasted, claim.promise)
    return None
