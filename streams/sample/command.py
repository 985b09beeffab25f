"""`python -m streams sample` runs the sample city until it is told to stop."""

import asyncio
import json
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from streams.sample.city import SampleCity
from streams.sample.clipset import SETS
from streams.sample.layout import write_layout
from streams.sample.server import Manners


@dataclass
class Gauge:
    """Tells on standard error how far the clips are, in whole per cent."""

    last: int = -1

    def __call__(self, done: int, total: int, what: str) -> None:
        """Tell it where it has changed."""
        per_cent = 100 * done // max(1, total)
        if per_cent != self.last:
            self.last = per_cent
            end = "\n" if per_cent == 100 else "\r" if sys.stderr.isatty() else "\n"
            sys.stderr.write(f"sample city: painting cameras {per_cent:3d} %  {what:<50}{end}")
            sys.stderr.flush()


def sample(
    channels: Annotated[int, typer.Option(min=1, help="how many cameras")] = 64,
    port: Annotated[int, typer.Option(help="TCP port on 127.0.0.1; 0 lets the system choose")] = 0,
    folder: Annotated[
        Path, typer.Option(help="where channels.csv and credentials.json are written")
    ] = Path("sample-city"),
    clips: Annotated[str, typer.Option(help=f"which clips: {', '.join(SETS)}")] = "demo",
    batch: Annotated[int, typer.Option(min=1, help="frames sent at a time")] = 1,
    digest_every: Annotated[int, typer.Option(help="every n-th camera asks for a login")] = 4,
    cache: Annotated[Path | None, typer.Option(help="where clips are kept")] = None,
    feeds: Annotated[
        bool,
        typer.Option("--feeds", help="write a scene with the feeds of the sample services"),
    ] = False,
) -> None:
    """Run a city of real RTSP cameras until Ctrl-C or SIGTERM.

    Prints one line of JSON when they are ready: ready, port, channels, credentials, layout.
    """
    # Ended the same way by both, also while clips are made.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        city = SampleCity(channels, clips, port, digest_every, Manners(batch=batch), cache)
        city.prepare(Gauge())
        asyncio.run(_run(city, folder, feeds=feeds))
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    except (ValueError, OSError) as error:
        sys.stderr.write(f"sample city: {error}\n")
        raise typer.Exit(2) from None


async def _run(city: SampleCity, folder: Path, *, feeds: bool) -> None:
    over = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, over.set)
    await city.start()
    paths = city.write(folder)
    layout = write_layout(folder, paths[0], city.channels(), feeds=feeds)
    ready: dict[str, object] = {"ready": True, "port": city.port}
    ready |= {"channels": str(paths[0]), "credentials": str(paths[1])}
    ready["layout"] = str(layout)
    sys.stdout.write(json.dumps(ready, ensure_ascii=False) + "\n")
    sys.stdout.flush()
    await over.wait()
    await city.stop()
