"""Finds the name somebody probably meant, because a typo is the commonest mistake of all."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

_CLOSE = 60.0


def nearest(name: str, valid: Iterable[str]) -> str | None:
    """Return the valid name closest to `name`, or None where none is similar.

    A name that differs only in case, blanks, hyphens or underscores wins over every other.
    """
    names = list(valid)
    plain = _plain(name)
    for candidate in names:
        if _plain(candidate) == plain:
            return candidate
    best = process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=_CLOSE)
    return best[0] if best else None


def suggestion(name: str, valid: Iterable[str], otherwise: str) -> str:
    """Return the mend for an unknown `name`: the nearest valid one, or else `otherwise`."""
    best = nearest(name, valid)
    return f"write '{best}'" if best is not None else otherwise


def _plain(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())
