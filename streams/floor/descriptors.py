"""File descriptors: each connected camera takes one, and systems start programs with few."""

from __future__ import annotations

import resource

SPARE = 256
"""Descriptors that a process needs besides its cameras': main streams, pipes, files."""


def raise_limit() -> int:
    """Raise this process's soft limit to the hard one; returns it."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return hard


def shortfall(cameras: int, limit: int) -> str | None:
    """What to tell a person when one process cannot hold so many cameras open.

    Args:
        cameras: That one worker process keeps connected.
        limit: Descriptors that it may have.
    """
    needed = cameras + SPARE
    if needed <= limit:
        return None
    return (
        f"A worker may open {limit} files, but {cameras} cameras need {needed}: "
        f"{needed - limit} of them will not connect. Start the wall with 'ulimit -n {needed}', "
        f"or set LimitNOFILE={needed} in its systemd unit."
    )
