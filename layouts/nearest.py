"""Finds the name somebody probably meant, because a typo is the commonest mistake of all."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from layouts.phrase import phrase

_CLOSE = 60.0
_SHORTEST_FORM = 3


def nearest(name: str, valid: Iterable[str]) -> str | None:
    """Return the valid name closest to `name`, or None where none is similar.

    A name that differs only in case, blanks, hyphens or underscores wins over every other; where
    nothing is similar, a shorter or longer form is meant, as `lat` by `latitude`.
    """
    names = list(valid)
    plain = _plain(name)
    for candidate in names:
        if _plain(candidate) == plain:
            return candidate
    best = process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=_CLOSE)
    if best:
        return best[0]
    forms = (candidate for candidate in names if _is_form(plain, _plain(candidate)))
    return next(forms, None)


def suggestion(name: str, valid: Iterable[str], otherwise: str) -> str:
    """Return the mend for an unknown `name`: the nearest valid one, or else `otherwise`."""
    best = nearest(name, valid)
    return phrase("write '{best}'", best=best) if best is not None else otherwise


def _is_form(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORTEST_FORM and long.startswith(short)


def _plain(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())
