"""Which logins a camera is tried with, and what to tell the person when it wants another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from layouts.credentials import Credential
from streams.onvif.clock import NOTABLE, offset_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import timedelta

MOST_TRIES = 3
"""Cameras lock an account after some five wrong passwords, and a try may count twice."""


@dataclass(frozen=True)
class Login:
    """A credential under its name; nobody at all where both are None."""

    name: str | None = None
    credential: Credential | None = None


@dataclass(frozen=True)
class Keyring:
    """The credentials at hand.

    Attributes:
        credentials: All of them by name.
        chosen: The names to try, in this order; all where empty.
        file: The credentials file as the person named it; empty where none was named.
    """

    credentials: Mapping[str, Credential] = field(default_factory=dict)
    chosen: Sequence[str] = ()
    file: str = ""

    def logins(self, hint: str | None) -> tuple[Login, ...]:
        """Return the logins to try, the channel list's own name for this camera first."""
        names = dict.fromkeys([*([hint] if hint else []), *(self.chosen or self.credentials)])
        known = [Login(name, self.credentials[name]) for name in names if name in self.credentials]
        return tuple(known[:MOST_TRIES]) or (Login(),)

    def refusal(self, tried: Sequence[Login], said: str, offset: timedelta | None) -> str:
        """Return the sentence about a camera that refused every login in `tried`."""
        names = [login.name for login in tried if login.name]
        if not names:
            told = f"wants a login ('{said}')"
            if self.file:
                return f"{told}: add its user and password to {self.file}"
            return f"{told}: put its user and password into a file and name it by --credentials"
        listed = " and ".join(f"'{name}'" for name in names)
        mend = f"add its own user and password to {self.file}"
        untried = set(self.chosen or self.credentials) - set(names)
        if untried:
            mend += ", or name the right one by --credential NAME (no more are tried at once)"
        if offset is not None and abs(offset) >= NOTABLE:
            mend += f"; its clock is off by {offset_words(offset)}, which was allowed for"
        elif offset is None:
            mend += "; if they are right, set its clock, which it does not tell"
        return f"refuses the login {listed} ('{said}'): {mend}"
