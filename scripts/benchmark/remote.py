"""Asks a running wall over its remote control, as any program outside of it would."""

from __future__ import annotations

import json
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prometheus_client.parser import text_string_to_metric_families

from scripts.benchmark.problem import BenchError
from streams.floor.freeport import free_port

ANSWER_S = 15.0


@dataclass(frozen=True)
class Remote:
    """A wall's control address and the file that holds its token."""

    address: str
    token_file: Path

    @classmethod
    def free(cls, folder: Path) -> Remote:
        """An address on loopback that nobody has, with a token file in `folder`."""
        return cls(f"127.0.0.1:{free_port()}", folder / "control.token")

    def answers(self) -> bool:
        """Whether the wall answers."""
        try:
            self._get("/health")
        except BenchError:
            return False
        return True

    def state(self) -> dict[str, Any]:
        """`GET /state`.

        Raises:
            BenchError: The wall does not answer.
        """
        document: dict[str, Any] = json.loads(self._get("/state"))
        return document

    def metrics(self) -> dict[str, float]:
        """`GET /metrics`: each sample by its name, samples of one name added up.

        Raises:
            BenchError: The wall does not answer.
        """
        sums: dict[str, float] = {}
        for family in text_string_to_metric_families(self._get("/metrics").decode()):
            for sample in family.samples:
                sums[sample.name] = sums.get(sample.name, 0.0) + sample.value
        return sums

    def scene(self, scene: str) -> None:
        """`POST /scene/ID`.

        Raises:
            BenchError: The wall does not answer, or has no such scene.
        """
        self._ask("POST", f"/scene/{scene}")

    def proof(self, count: int) -> list[dict[str, Any]]:
        """`GET /proof`: the newest entries of a kiosk, the oldest of them first.

        Raises:
            BenchError: The kiosk does not answer.
        """
        entries: list[dict[str, Any]] = json.loads(self._get(f"/proof?count={count}"))["entries"]
        return entries

    def picture(self) -> bytes:
        """`GET /snapshot.png`.

        Raises:
            BenchError: It does not answer.
        """
        return self._get("/snapshot.png")

    def _get(self, path: str) -> bytes:
        return self._ask("GET", path)

    def _ask(self, method: str, path: str) -> bytes:
        request = urllib.request.Request(f"http://{self.address}{path}", method=method)
        try:
            request.add_header("Authorization", f"Bearer {self.token_file.read_text().strip()}")
            # No proxy: loopback is never behind one, whatever the environment says.
            opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
            with opener.open(request, timeout=ANSWER_S) as answer:
                body: bytes = answer.read()
        except (OSError, ValueError) as error:
            raise BenchError(
                f"{method} http://{self.address}{path}: {error}. The wall was expected to answer; "
                "its log says what happened."
            ) from error
        return body
