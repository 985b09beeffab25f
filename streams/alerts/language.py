"""Chooses among a message's languages the one that somebody reads best."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from streams.alerts.alert import Info

ASSUMED = "en-US"
"""CAP: "If not present, an implicit default value of 'en-US' SHALL be assumed"."""
FALLBACK = ("ko", "en")


def in_language(infos: Sequence[Info], wanted: Iterable[str]) -> Info:
    """Return the first of some infos that is in the first language that any of them is in.

    Args:
        infos: At least one, the preferred first.
        wanted: Codes as ``ko`` or ``zh-CN``, the best first; Korean, English and then any follow.
    """
    for language in (*wanted, *FALLBACK):
        exact = [info for info in infos if _code(info) == language.casefold()]
        close = [info for info in infos if _main(_code(info)) == _main(language.casefold())]
        for info in (*exact, *close):
            return info
    return infos[0]


def languages(infos: Iterable[Info]) -> tuple[str, ...]:
    """Return the main codes of the languages that infos are in, each once, in their order."""
    return tuple(dict.fromkeys(_main(_code(info)) for info in infos))


def _code(info: Info) -> str:
    return (info.language or ASSUMED).casefold().replace("_", "-")


def _main(code: str) -> str:
    return code.partition("-")[0]
