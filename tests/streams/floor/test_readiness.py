"""Descriptors are waited for whatever their numbers are."""

from __future__ import annotations

import os
import resource
import socket
from collections.abc import Iterator

import pytest

from streams.floor.readiness import Ready, ready

FAR = 1500


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    near, far = socket.socketpair()
    with near, far:
        yield near, far


def test_what_has_come_can_be_read(pair: tuple[socket.socket, socket.socket]) -> None:
    near, far = pair
    assert ready([near], seconds=0.0).reads == frozenset()
    far.send(b"x")
    assert ready([near, far], seconds=1.0).reads == {near.fileno()}


def test_where_nobody_listens_any_more_can_be_read(
    pair: tuple[socket.socket, socket.socket],
) -> None:
    near, far = pair
    far.close()
    assert ready([near]).reads == {near.fileno()}


def test_one_is_watched_for_both(pair: tuple[socket.socket, socket.socket]) -> None:
    near, far = pair
    this = frozenset({near.fileno()})
    assert ready([near], [near]) == Ready(frozenset(), this)
    far.send(b"x")
    assert ready([near], [near]) == Ready(this, this)


def test_a_descriptor_beyond_a_thousand_is_waited_for(
    pair: tuple[socket.socket, socket.socket],
) -> None:
    near, far = pair
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, FAR + 1), hard))
    try:
        os.dup2(near.fileno(), FAR)
        far.send(b"x")
        assert ready([FAR], seconds=1.0).reads == {FAR}
    finally:
        os.close(FAR)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
