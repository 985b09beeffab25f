"""The promises that the page on performance holds the measured figures against, one a row."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from scripts.benchmark.outcome import NOT_MEASURED, said

Figures = Mapping[str, Any]
Say = Callable[[Figures], str]


@dataclass(frozen=True)
class Row:
    """One promise.

    Attributes:
        what: In words.
        promised: The figure that is promised.
        names: A pattern of the outcomes that tell.
        command: What measures it.
        ours: What was measured of ours.
        floor: What the floor is, if there is one.
        peers: What others do.
    """

    what: str
    promised: str
    names: str
    command: str
    ours: Say
    floor: Say = lambda figures: ""
    peers: Say = lambda figures: ""

    def takes(self, name: str) -> bool:
        """Whether an outcome of that name tells about it."""
        return re.fullmatch(self.names, name) is not None


def of(text: str) -> Say:
    """Fills figures into a text: `{cores.product}` is the figure `product` of the group `cores`.

    A text of which no figure was measured says that alone.
    """
    paths = re.findall(r"\{([^}]+)\}", text)

    def fill(figures: Figures) -> str:
        if paths and all(_at(figures, path) is None for path in paths):
            return NOT_MEASURED
        return re.sub(r"\{([^}]+)\}", lambda found: said(_at(figures, found[1])), text)

    return fill


def _at(figures: Figures, path: str) -> Any:
    value: Any = figures
    for key in path.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _wall(channels: int, age: str, cores: str) -> list[Row]:
    names, command = f"wall-{channels}", f"scripts/bench wall --channels {channels} --seconds 120"
    return [
        Row(
            f"{channels:,} channels: live all the time",
            f"{channels:,}, 0 reconnects",
            names,
            command,
            of("at least {live_least} at a time, {sessions.reconnects} reconnects"),
        ),
        Row(
            f"{channels:,} channels: age of the picture, ms",
            age,
            names,
            command,
            of("p50 {age_ms.p50}, p95 {age_ms.p95}, max {age_ms.max}"),
        ),
        Row(
            f"{channels:,} channels: cores, all processes",
            cores,
            names,
            command,
            of("{cores.product} (wall {cores.wall}); the farm {cores.farm}"),
            of(
                "{floor.keyframes_per_s_and_core} keyframes/s a core; ours decodes "
                "{rates.pictures_decoded_per_s} pictures/s"
            ),
            of(
                "a PyAV thread a camera: {peer.all_frames.times_our_cpu} times our CPU a camera, "
                "loses {peer.all_frames.lost_frames_share} of the frames; keyframes only: "
                "{peer.keyframes.times_our_cpu} times"
            ),
        ),
        Row(
            f"{channels:,} channels: memory, MB (pss)",
            "1,500",
            names,
            command,
            of("{memory_mb.product_pss}"),
        ),
    ]


def _touch(channels: int) -> list[Row]:
    names, command = f"touch-{channels}", f"scripts/bench touch --channels {channels}"
    p = "p50 {%s.p50}, p95 {%s.p95}, max {%s.max}"

    def three(key: str) -> Say:
        return of(p % (key, key, key))

    mpv = of(
        "mpv, low latency, to its first picture: p50 {mpv_low_latency.to_first_picture_ms.p50}"
    )
    start = f"{channels:,} channels: a touch to"
    return [
        Row(f"{start} a live picture decoded, ms", "p95 ≤ 50", names, command,
            three("to_live_decoded_ms"), three("decoding_alone_ms"), mpv),
        Row(f"{start} a live picture on the glass, ms", "p95 ≤ 100", names, command,
            three("to_live_on_the_glass_ms"), peers=mpv),
        Row(f"{start} the first changed pixel, ms", "", names, command,
            three("to_first_changed_pixel_ms")),
        Row(f"{start} the main stream, ms", "≤ 2,500", names, command, three("to_sharp_ms")),
        Row(f"{channels:,} channels, touched: reconnects; black frames", "0; 0", names, command,
            of("{reconnects}; {black_frames} of {frames_seen}")),
        Row(f"{channels:,} channels: updates of the glass a second, untouched", "10", names,
            command, of("{glass_updates_per_s_at_rest}")),
    ]  # fmt: skip


def _scenes(tiles: int) -> Row:
    """One size of scenes, with all, half and no cameras shared."""
    kinds = (f"{tiles}_tiles_{shared}_shared.to_the_first_frame_ms" for shared in SHARED)
    said = "; ".join(
        f"{shared} shared p50 {{{kind}.p50}}, p95 {{{kind}.p95}}"
        for shared, kind in zip(SHARED, kinds, strict=True)
    )
    return Row(
        f"a scene of {tiles} tiles: from the command to its first frame, ms",
        "≤ 100, 0 reconnects" if tiles == 64 else "",
        "scenes",
        "scripts/bench scenes",
        of(f"{said}; {{reconnects}} reconnects"),
    )


def _zoom(channels: int) -> list[Row]:
    names, command = f"zoom-{channels}", f"scripts/bench zoom --channels {channels}"
    start = f"{channels:,} channels: the city to one camera and back by touch"
    three = "p50 {%s.p50}, p95 {%s.p95}, max {%s.max}"
    between, painting = "between_frames_ms", "painting_a_frame_ms"
    return [
        Row(f"{start}: between frames, ms", "", names, command, of(three % ((between,) * 3))),
        Row(f"{start}: painting one, ms", "", names, command, of(three % ((painting,) * 3))),
        Row(f"{start}: black frames; black tiles; wrong pictures; reconnects", "0; 0; 0; 0",
            names, command,
            of("{black_frames} of {frames}; {black_tiles}; {wrong_pictures}; {reconnects}")),
    ]  # fmt: skip


SHARED = ("all", "half", "no")

ROWS: tuple[Row, ...] = (
    *_wall(300, "", ""),
    *_wall(2800, "p50 ≤ 3,000, p95 ≤ 6,000, max ≤ 10,000", "≤ 2 less the farm's share"),
    *_touch(300),
    *_touch(2800),
    *_zoom(300),
    *_zoom(2800),
    *(_scenes(tiles) for tiles in (16, 64, 256)),
    Row(
        "640x360@15 streams drawn at full rate, a core",
        "≥ 85 % of the floor",
        "full-rate",
        "scripts/bench full-rate",
        of("{ours.streams_per_core} ({ours.share_of_the_floor} of the floor)"),
        of("{floor.streams_per_core}; many in turn {floor.streams_per_core_in_turn}"),
        of("PyAV threads {pyav_thread_a_camera.streams_per_core}, "
           "GStreamer {gstreamer.streams_per_core}, OpenCV {opencv.streams_per_core}"),
    ),
    Row(
        "cold start of 2,800: a picture on all, s",
        "≤ 30, no time-out of our own",
        "cold-start-2800",
        "scripts/bench cold-start --channels 2800",
        of("{picture_on_100_per_cent_after_s}; {own_time_outs} own time-outs; "
           "the farm took {cores_while_starting.farm} cores"),
    ),
    Row(
        "a kiosk accepts an opinion: on the disk, ms",
        "",
        "opinions",
        "scripts/bench opinions",
        of("in words p50 {words.to_accepted_ms.p50}, p95 {words.to_accepted_ms.p95}, "
           "{words.accepted_per_s} a second; with half a minute of voice "
           "p95 {voice.to_accepted_ms.p95}"),
    ),
    Row(
        "a kiosk under kill -9: opinions lost; twice; altered",
        "10,000: 0; 0; 0",
        "opinions",
        "scripts/bench opinions",
        of("{killed.opinions_accepted}: {killed.lost}; {killed.twice}; {killed.altered} "
           "in {killed.kills} kills"),
    ),
    *(
        Row(
            f"a kiosk {words}: noticed; content; lost, s",
            promised,
            "recovery",
            "scripts/bench recovery",
            of(f"{{{name}.noticed_s{most}}}; {{{name}.content_s{most}}}; {{{name}.lost}}"),
        )
        for name, words, promised, most in (
            *((name, f"that is {name}", "≤ 2; ≤ 3 later", ".max")
              for name in ("killed", "stopped", "spinning")),
            ("painting hangs", "whose painting hangs", "≤ 2; ≤ 3 later", ".max"),
            ("display gone", "whose display is gone for a second", "≤ 2; ≤ 3 later", ".max"),
            *((f"{name} broken", f"killed with garbage as its {name}", "≤ 2; ≤ 3 later", "")
              for name in ("document", "feeds' store", "proof")),
            ("disk full", "whose disk is full (blank for)", "≤ 2; never blank", ""),
            ("clock a day ahead", "whose clock jumps a day ahead (blank for)", "never blank", ""),
            ("clock an hour back", "whose clock jumps back an hour (blank for)", "never blank", ""),
        )
    ),
    Row(
        "an alert published: at each of 100 kiosks; on the screen of one, ms",
        "≤ 2,000",
        "alarm-100",
        "scripts/bench alarm --kiosks 100",
        of("p50 {to_each_desk_ms.p50}, p95 {to_each_desk_ms.p95}, max {to_each_desk_ms.max}; "
           "p50 {to_the_screen_ms.p50}, p95 {to_the_screen_ms.p95}, max {to_the_screen_ms.max}; "
           "the relay took {cores.relay} cores"),
    ),
    *(
        Row(
            f"{words}: streams a graphics card decodes",
            "",
            "gpu-.*",
            "scripts/bench gpu",
            of(f"{{{key}.nvdec.streams}} on NVDEC"),
            peers=of(f"software: {{{key}.software_streams_per_core}} a core"),
        )
        for key, words in (
            ("h264_640x360_15", "H.264 640x360@15"),
            ("hevc_640x360_15", "HEVC 640x360@15"),
            ("h264_1920x1080_25", "H.264 1080p25"),
            ("hevc_1920x1080_25", "HEVC 1080p25"),
        )
    ),
)  # fmt: skip
"""Every promise, in the order of the page."""
