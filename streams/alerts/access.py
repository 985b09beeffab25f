"""What a source asks of us before it answers, and by whose word it is known to be the one meant."""

from __future__ import annotations

import os
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from streams.floor.control.token import TokenError, read_token
from streams.floor.log import register_secret


class AccessError(Exception):
    """A source cannot be asked as its document says, in a sentence without secrets."""


@dataclass(frozen=True)
class Access:
    """The way into a source; read anew for each look, so that a mend needs no restart.

    Attributes:
        token: The file that holds its bearer token; None: none is wanted, or another place has it.
        token_env: The variable of the environment that holds it; empty: none.
        authority: The certificates (PEM) by which the source is trusted; None: the machine's own.
    """

    token: Path | None = None
    token_env: str = ""
    authority: Path | None = None

    def headers(self, environment: Mapping[str, str] = os.environ) -> dict[str, str]:
        """Return what is said with each request; the token is known to the log as a secret.

        Raises:
            AccessError: The token is not there.
        """
        token = self._token(environment)
        return {"Authorization": f"Bearer {token}"} if token else {}

    def trust(self) -> ssl.SSLContext | None:
        """Return by what the source is trusted; None where the machine's own authorities do.

        Raises:
            AccessError: The certificates cannot be read.
        """
        if self.authority is None:
            return None
        try:
            return ssl.create_default_context(cafile=str(self.authority))
        except (OSError, ssl.SSLError) as error:
            raise AccessError(
                f"{self.authority}: found no certificates ({_why(error)}), expected those (PEM) by "
                f"which the source is trusted; copy them there, or take 'authority' out."
            ) from None

    def _token(self, environment: Mapping[str, str]) -> str:
        if self.token is not None:
            try:
                return read_token(self.token)
            except TokenError as error:
                raise AccessError(str(error)) from None
        if not self.token_env:
            return ""
        token = environment.get(self.token_env, "").strip()
        if not token:
            raise AccessError(
                f"The variable {self.token_env} of the environment holds no token; set it to the "
                f"one that the source was started with."
            )
        register_secret(token)
        return token


OPEN = Access()
"""A source that asks for nothing."""


def _why(error: OSError) -> str:
    return error.strerror or getattr(error, "reason", None) or type(error).__name__
