"""The desk is where a city that runs in a process of its own takes questions, a line each."""

import asyncio
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from streams.sample.city import SampleCity
from streams.sample.faults import Fault
from streams.sample.framecode import FrameCode
from streams.sample.server import Manners


class CityError(Exception):
    """The city's process could not do what it was asked; the text says why."""


class Desk:
    """Answers what a CityProcess asks."""

    def __init__(self) -> None:
        """Begin without a city; `start` is the first question."""
        self._city: SampleCity | None = None

    async def answer(self, name: str, *given: Any) -> Any:
        """Do what is asked by this name, with what is given, and return what JSON can hold."""
        if name == "start":
            return await self._start(**given[0])
        city = self._city
        if city is None:
            raise CityError("the city has not started")
        answers: dict[str, Callable[..., Any]] = {
            "fault": lambda camera, fault: city.fault(camera, Fault(**fault)),
            "mend": city.mend,
            "kill": city.kill,
            "revive": city.revive,
            "epoch": city.epoch,
            "counts": lambda: asdict(city.counts),
            "captured_at": lambda number, clip, camera, now: city.captured_at(
                FrameCode(number, clip), camera, now
            ),
        }
        return answers[name](*given)

    async def _start(self, manners: dict[str, Any], cache: str | None, **plan: Any) -> int:
        where = Path(cache) if cache else None
        self._city = SampleCity(**plan, manners=Manners(**manners), cache=where)
        await self._city.start()
        return self._city.port


async def _serve(questions: TextIO, answers: TextIO) -> None:
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), questions)
    desk = Desk()
    while line := await reader.readline():
        try:
            answer = {"value": await desk.answer(*json.loads(line))}
        except (CityError, ValueError, OSError, LookupError, RuntimeError) as error:
            answer = {"error": str(error.args[0] if isinstance(error, KeyError) else error)}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


if __name__ == "__main__":
    asyncio.run(_serve(sys.stdin, sys.stdout))
