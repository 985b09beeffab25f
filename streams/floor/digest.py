"""Tells documents apart by what is in their files, for the audit log."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest(files: Iterable[Path]) -> str:
    """``sha256:`` and 64 hexadecimal digits over the names and contents of files.

    Credentials are none of them: whoever has the log must not be able to try passwords against it.

    Args:
        files: In any order; one that cannot be read now counts as empty.
    """
    sum_ = hashlib.sha256()
    for file in sorted(files):
        try:
            content = file.read_bytes()
        except OSError:
            content = b""
        sum_.update(f"{file.name}\n{len(content)}\n".encode("utf-8", "replace"))
        sum_.update(content)
    return f"sha256:{sum_.hexdigest()}"
