"""A simulated camera on a real socket, and a hand that drives it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Protocol

import pytest

from layouts.credentials import Credential
from streams.onvif.ptz.account import Account
from streams.onvif.ptz.drive import Drive
from streams.onvif.ptz.target import Target
from tests.fakes.onvif_device import Device

RIGHT_LOGIN = Credential("viewer", "sesame-street")


class Hand:
    """Drives one camera, and hears what is known of it."""

    def __init__(self, device: Device, login: Credential | None, profile: str | None) -> None:
        self.device = device
        assert device.ptz
        self.lens = device.ptz
        url = f"http://{device.host}:{device.port}/onvif/device_service"
        self._heard = asyncio.Event()
        self.accounts: list[Account] = []
        self.drive = Drive(Target(url, profile, login), self._hear)
        self._run = asyncio.ensure_future(self.drive.run())

    def _hear(self, account: Account) -> None:
        self.accounts.append(account)
        self._heard.set()

    async def until(self, seen: Callable[[Account], object]) -> Account:
        """Wait until something is known."""
        async with asyncio.timeout(20):
            while not seen(self.drive.account):
                self._heard.clear()
                await self._heard.wait()
        return self.drive.account

    async def ready(self) -> Account:
        return await self.until(lambda account: account.node is not None)

    async def told(self, *names: str) -> None:
        """Wait until the camera has been told exactly this."""
        await until(lambda: self.lens.told == list(names))

    async def leave(self) -> None:
        """Let go of it, and wait until it has been given back."""
        self.drive.leave()
        async with asyncio.timeout(60):
            await self._run


async def until(seen: Callable[[], object], seconds: float = 20.0) -> None:
    """Look at a simulated camera until it has come to something."""
    async with asyncio.timeout(seconds):
        while not seen():  # noqa: ASYNC110 - a position in time is no event
            await asyncio.sleep(0.01)


class TakeInHand(Protocol):
    """Opens a camera, and takes it."""

    def __call__(
        self,
        device: Device,
        login: Credential | None = RIGHT_LOGIN,
        profile: str | None = "big",
    ) -> Awaitable[Hand]: ...


@pytest.fixture
async def take() -> AsyncIterator[TakeInHand]:
    """Takes cameras, and gives them back after the test."""
    stack = AsyncExitStack()

    async def make(
        device: Device,
        login: Credential | None = RIGHT_LOGIN,
        profile: str | None = "big",
    ) -> Hand:
        await stack.enter_async_context(device)
        hand = Hand(device, login, profile)
        stack.push_async_callback(hand.leave)
        return hand

    async with stack:
        yield make
