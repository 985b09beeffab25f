"""A port that is chosen before somebody listens there is still free then."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from streams.floor.freeport import FIRST, free_port


def listens(port: int) -> bool:
    with socket.create_server(("127.0.0.1", port)) as server:
        return bool(server.getsockname()[1] == port)


def test_it_is_none_of_those_that_connections_are_given(tmp_path: Path) -> None:
    given = tmp_path / "range"
    given.write_text("32768\t60999\n")
    found = [free_port(given) for _ in range(20)]
    assert all(FIRST <= port < 32768 and listens(port) for port in found)
    assert len(set(found)) > 1


@pytest.mark.parametrize("said", ["1024\t65535\n", "20500 60999\n", "", "strange"])
def test_where_the_kernel_leaves_none_it_is_one_of_its_own(tmp_path: Path, said: str) -> None:
    given = tmp_path / "range"
    given.write_text(said)
    assert listens(free_port(given))


def test_without_the_kernels_word_there_is_one(tmp_path: Path) -> None:
    assert listens(free_port(tmp_path / "none"))
