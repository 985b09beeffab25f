"""Says of a document's versions when they were saved and in what they differ from the present."""

from __future__ import annotations

from pathlib import Path

from layouts.compare import between
from layouts.history import Version
from layouts.phrase import phrase
from layouts.problem import DocumentError, Problem
from layouts.store import versions
from layouts.text import read_bytes

_KINDS = {"past": "", "undone": ", undone", "left": ", undone before another was saved"}


def told(version: Version) -> str:
    """Return in words which version stands there now."""
    return f"as it was saved at {_time(version)}"


def told_versions(file: Path) -> list[str]:
    """Return a line for each version of `file`, the newest first.

    Raises:
        DocumentError: The file cannot be read.
    """
    present = read_bytes(file)
    lines = [f"{v.number}: {_time(v)}{_KINDS[v.kind]}; {_since(file, v, present)}"
             for v in versions(file)]  # fmt: skip
    return lines or [f"{file}: no version is kept; one is whenever citywall saves the document."]


def told_version(file: Path, number: int) -> list[str]:
    """Return what changed from the version `number` of `file` to the present, a line each.

    Raises:
        DocumentError: The file cannot be read, or there is no such version.
    """
    present = read_bytes(file)
    kept = versions(file)
    for version in kept:
        if version.number == number:
            found = between(file, version.data, present)
            return list(map(str, found)) if found else [_since(file, version, present)]
    numbers = ", ".join(str(version.number) for version in kept) or "none"
    expected = phrase("one of the versions that are kept: {numbers}", numbers=numbers)
    mend = phrase("look them up with: python -m layouts history {file}", file=file)
    raise DocumentError(
        [Problem(str(file), 0, "", phrase("no version {number}", number=number), expected, mend)]
    )


def _since(file: Path, version: Version, present: bytes) -> str:
    if version.data == present:
        return "the same as now"
    found = between(file, version.data, present)
    if found is None:
        return "differs from now"
    if not found:
        return "says the same as now, written otherwise"
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    return f"since then {found[0]}{more}"


def _time(version: Version) -> str:
    return f"{version.saved.astimezone():%Y-%m-%d %H:%M:%S}"
