"""``python -m streams plan``: foretells what a layout takes, and what this machine shows of it."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from layouts.cell_form import KINDS
from layouts.channels import ChannelList, load_channels
from layouts.geometry import Size
from layouts.layout import Layout, load_layout
from layouts.nearest import nearest
from layouts.problem import DocumentError
from layouts.scene import Scene
from streams.media.engine import GLASS_CORES
from streams.plan.calibration import calibrated
from streams.plan.costs import Cameras, Costs
from streams.plan.forecast import demanded, foretold
from streams.plan.shelf import Shelf, this_machine
from streams.plan.words import basis, details, headline
from streams.sample.library import Library

BAD = 2
SIZE = re.compile(r"(\d{2,5})x(\d{2,5})")
DEFAULTS = Cameras()
LEAST_CORES = 0.5


def plan(
    file: Annotated[Path, typer.Argument(help="a layout")],
    channels: Annotated[
        Path | None, typer.Option(help="the channel list, where the layout names none")
    ] = None,
    scene: Annotated[str | None, typer.Option(help="a scene's id; all of them without it")] = None,
    size: Annotated[
        str | None, typer.Option(help="px of the glass, as 3840x2160; else the displays'")
    ] = None,
    cores: Annotated[
        float | None, typer.Option(min=0.1, help="budget; else all but what the glass needs")
    ] = None,
    sub_mbit: Annotated[
        float, typer.Option(min=0.01, help="Mb/s of a sub-stream")
    ] = DEFAULTS.sub_mbit,
    main_mbit: Annotated[
        float, typer.Option(min=0.01, help="Mb/s of a main stream")
    ] = DEFAULTS.main_mbit,
    measure: Annotated[
        bool, typer.Option("--measure", help="measure this machine again, for some seconds")
    ] = False,
) -> None:
    """Say what each scene needs, what this machine will show of it, and what bounds it.

    Costs are measured once and kept. Exits with 0, or with 2 where a document or option is wrong.
    """
    try:
        listed = _channels(file, channels)
        groups = set(listed.groups)
        layout = load_layout(file, listed.ids, groups, drawn=KINDS)
        scenes, canvas = _scenes(layout, scene), _size(size)
        cameras = Cameras(sub_mbit=sub_mbit, main_mbit=main_mbit)
        machine = this_machine()
        budget = cores or max((os.cpu_count() or 1) - GLASS_CORES, LEAST_CORES)
        costs = Shelf().costs(machine, partial(_measured, machine), anew=measure)
    except (DocumentError, ValueError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        raise typer.Exit(BAD) from None
    for one in scenes:
        for line in _told(one, layout, listed, canvas, costs, cameras, budget):
            sys.stdout.write(line + "\n")
    sys.stdout.write(basis(costs, cameras, machine) + "\n")


def _told(
    scene: Scene,
    layout: Layout,
    listed: ChannelList,
    canvas: Size | None,
    costs: Costs,
    cameras: Cameras,
    cores: float,
) -> Iterator[str]:
    size = canvas or layout.surface.pixels
    shape = canvas.aspect if canvas else layout.surface
    demands = demanded(scene.cells_on(shape, listed.channels), size)
    found = foretold(demands, listed.channels, costs, cameras, cores)
    yield (
        f"{scene.id}: {found.tiles:,} of {found.channels:,} channels on "
        f"{size.width:.0f} x {size.height:.0f} px: {headline(found)}"
    )
    for line in details(found, cameras):
        yield f"  {line}"


def _channels(file: Path, given: Path | None) -> ChannelList:
    path = given or load_layout(file, drawn=KINDS).channels
    if path is None:
        raise ValueError(
            f"{file}: the layout names no channel list, and a plan needs one: "
            "name it by --channels FILE or as 'channels' in the layout."
        )
    return load_channels(path)


def _scenes(layout: Layout, wanted: str | None) -> Sequence[Scene]:
    if wanted is None:
        return layout.scenes
    found = layout.scenes_by_id.get(wanted)
    if found is None:
        ids = list(layout.scenes_by_id)
        meant = nearest(wanted, ids)
        hint = f" Is '{meant}' meant?" if meant else ""
        raise ValueError(f"--scene: found '{wanted}', expected one of {', '.join(ids)}.{hint}")
    return (found,)


def _size(text: str | None) -> Size | None:
    if text is None:
        return None
    found = SIZE.fullmatch(text.lower())
    if found is None:
        raise ValueError(f"--size: found '{text}', expected WIDTHxHEIGHT; write 3840x2160.")
    return Size(int(found[1]), int(found[2]))


def _measured(machine: str) -> Costs:
    sys.stderr.write(f"plan: measuring this machine once, for some seconds ({machine}) …\n")
    return calibrated(Library())
