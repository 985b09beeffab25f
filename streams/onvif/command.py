"""`python -m streams discover` finds the cameras of a network and writes them down as channels."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from layouts.channel import ChannelForm
from layouts.credentials import load_credentials
from layouts.problem import DocumentError
from streams.floor import log
from streams.onvif.address import Door, order, read_door
from streams.onvif.caller import Source, utc_now
from streams.onvif.channelfile import ChannelFile, open_channel_file
from streams.onvif.discovery import GROUP, PORT, Heard, call_all, call_one, own_interfaces
from streams.onvif.login import Keyring
from streams.onvif.offer import Standing, Verdict, compare, credential_hints, offers
from streams.onvif.probe import Match
from streams.onvif.survey import Finding, Survey
from streams.onvif.table import Result, summary, table

BAD = 2
NOTHING = 1


@dataclass(frozen=True)
class Search:
    """Where to look: the hosts where any are named, else the segments of the interfaces."""

    doors: Sequence[Door] = ()
    interfaces: Sequence[str] = ()
    wait_s: float = 4.0
    port: int = PORT
    group: str = GROUP

    async def run(self) -> Heard:
        """Return the cameras that are there, or may be."""
        if not self.doors:
            return await call_all(self.interfaces, self.wait_s, self.group, self.port)
        return Heard(tuple(await asyncio.gather(*map(self._knock, self.doors))))

    async def _knock(self, door: Door) -> Match:
        """A host is asked in any case: many a firewall lets no probe through."""
        if door.port is not None:
            return Match(door.host, door.url)
        heard = await call_one(door.host, self.wait_s, self.port)
        return heard or Match(door.host, door.url)


def discover(
    timeout: Annotated[
        float, typer.Option(min=0.1, max=60, help="seconds to listen for answers to the probe")
    ] = 4.0,
    interface: Annotated[
        list[str] | None,
        typer.Option(help="IPv4 address of the interface to call from; all without it"),
    ] = None,
    host: Annotated[
        list[str] | None,
        typer.Option(help="ask this HOST[:PORT] and send no multicast; may be repeated"),
    ] = None,
    credentials: Annotated[
        Path | None, typer.Option(help="credentials file with the cameras' users and passwords")
    ] = None,
    credential: Annotated[
        list[str] | None,
        typer.Option(help="try this name of the credentials file; may be repeated"),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="channel list to write into, .csv or .json")
    ] = None,
    update: Annotated[
        bool, typer.Option("--update", help="write down new addresses of cameras that moved")
    ] = False,
) -> None:
    """Find ONVIF cameras, ask each for its streams and write a channel list.

    Rows that the list has already are kept as they are. Exits with 0, with 1 where no camera was
    found, with 2 where a document or an option is wrong.
    """
    log.set_up(log.LogSettings(level="WARNING"))
    try:
        keyring = _keyring(credentials, credential or [])
        doors = [read_door(text) for text in host or []]
        target = open_channel_file(out) if out else None
    except (DocumentError, ValueError, OSError) as error:
        raise _end(str(error)) from None
    search = Search(doors, interface or own_interfaces(), timeout)
    try:
        found = asyncio.run(_find(search, keyring, target))
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    _tell(found, update, target)
    if target:
        _write(target, found, update)
    if not found:
        raise typer.Exit(NOTHING)


async def _find(search: Search, keyring: Keyring, target: ChannelFile | None) -> list[Result]:
    heard = await search.run()
    for problem in heard.problems:
        _say(f"discover: {problem}.")
    if heard.strange:
        _say(f"discover: {heard.strange} answers to the probe were no camera's.")
    listed = target.listed.channels if target else ()
    survey = Survey(Source(utc_now, os.urandom), keyring, credential_hints(listed))
    # In the order of addresses, which a new list keeps, rather than in that of chance.
    matches = sorted(heard.matches, key=lambda match: order(match.host))
    return _results(await survey.ask_all(matches), target)


def _results(findings: Sequence[Finding], target: ChannelFile | None) -> list[Result]:
    listed = target.listed.channels if target else ()
    ids = target.ids if target else set()
    offered = offers(findings)
    return [
        Result(finding, mine, compare(mine, listed, ids))
        for finding, mine in zip(findings, offered, strict=True)
    ]


def _write(target: ChannelFile, found: Sequence[Result], update: bool) -> None:
    verdicts = [verdict for result in found for verdict in result.verdicts]
    new, moved = _forms(verdicts, Standing.NEW), _forms(verdicts, Standing.MOVED)
    if not new and not (moved and update):
        sys.stdout.write(f"{target.file.path} stays as it is.\n")
        return
    try:
        target.write(list(new.values()), moved if update else {})
    except OSError as error:
        words = f"{target.file.path} cannot be written ({error.strerror}): name another by --out"
        raise _end(words) from None
    sys.stdout.write(f"{target.file.path}: {len(new)} channels added.\n")


def _forms(verdicts: Sequence[Verdict], standing: Standing) -> dict[str, ChannelForm]:
    """Return the channels of that standing by row; the first of a camera that was met twice."""
    forms: dict[str, ChannelForm] = {}
    for verdict in verdicts:
        if verdict.standing is standing and verdict.offer.form is not None:
            forms.setdefault(verdict.row, verdict.offer.form)
    return forms


def _tell(found: Sequence[Result], update: bool, target: ChannelFile | None) -> None:
    if not found:
        _say(
            "discover: no camera answered; name the interface that the cameras are on by "
            "--interface, listen longer by --timeout, or ask each by --host."
        )
        return
    sys.stdout.write(table(found, update) + summary(found) + "\n")
    if target is None:
        sys.stdout.write("Nothing is written down; --out channels.csv does.\n")
    elif target.listed.problems:
        count = len(target.listed.problems)
        _say(f"discover: {count} problems in {target.file.path}: run python -m layouts check.")


def _keyring(file: Path | None, chosen: Sequence[str]) -> Keyring:
    if file is None and chosen:
        raise ValueError("--credential names an entry of a file: name that by --credentials too")
    known = load_credentials(file) if file else {}
    for entry in known.values():
        log.register_secret(entry.password)
    for name in chosen:
        if name not in known:
            raise ValueError(f"{file} has no credential '{name}': it has {', '.join(known)}")
    return Keyring(known, chosen, str(file or ""))


def _say(words: str) -> None:
    sys.stderr.write(words + "\n")


def _end(words: str) -> typer.Exit:
    _say(f"discover: {words}")
    return typer.Exit(BAD)
