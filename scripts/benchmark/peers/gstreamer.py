"""GStreamer as its manuals have it: a pipeline for each camera, all in one process.

Runs under Debian's Python, which alone has GStreamer's bindings.
"""

from __future__ import annotations

import os
import time
from typing import Any
from urllib.parse import unquote, urlsplit

from scripts.benchmark.peers.task import Tally, Task, read, tell

# Whichever of the two codecs a camera has.
DECODE = "decodebin force-sw-decoders=true"


def pipeline(url: str, task: Task) -> str:
    """The pipeline of one camera, in GStreamer's own words."""
    parts = urlsplit(url)
    login = ""
    if parts.username:
        login = f'user-id="{unquote(parts.username)}" user-pw="{unquote(parts.password or "")}" '
        url = url.replace(f"{parts.netloc.rpartition('@')[0]}@", "", 1)
    scale = ""
    if task.size is not None:
        width, height = task.size
        caps = f"video/x-raw,format=BGRA,width={width},height={height}"
        scale = f"! videoscale ! videoconvert ! {caps} "
    source = f'rtspsrc location="{url}" protocols=tcp latency=0 {login}'
    return f"{source}! {DECODE} {scale}! fakesink name=end sync=false"


def main() -> None:
    """Do what is asked, and tell."""
    gi = __import__("gi")
    gi.require_version("Gst", "1.0")
    from gi.repository import Gst  # type: ignore[import-not-found,unused-ignore]

    Gst.init(None)
    task = read()
    tally = Tally(task)
    pipelines = [Gst.parse_launch(pipeline(url, task)) for url in task.urls]
    for each in pipelines:
        each.set_state(Gst.State.PLAYING)
    until = time.monotonic() + task.opening_s
    while not all(counts := _frames(pipelines)) and time.monotonic() < until:
        time.sleep(0.1)
    tally.measure(sum(1 for count in counts if count), sum(counts))
    time.sleep(task.seconds)
    tell(tally.told(sum(_frames(pipelines))))
    os._exit(0)


def _frames(pipelines: list[Any]) -> list[int]:
    ends = [each.get_by_name("end") for each in pipelines]
    return [int(end.get_property("stats").get_value("rendered")) for end in ends]


if __name__ == "__main__":
    main()
