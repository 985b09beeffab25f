"""Knows which Debian libraries citywall needs, and gets those that are missing."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

from scripts.bringup.part import run
from scripts.bringup.speech import BringupError, say

QT: Final = (
    # offscreen and everything else
    *("libglib2.0-0", "libgl1", "libegl1", "libdbus-1-3", "libfontconfig1", "libxkbcommon0"),
    # X11
    *("libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-randr0"),
    *("libxcb-render-util0", "libxcb-shape0", "libxcb-xkb1", "libxkbcommon-x11-0", "libx11-xcb1"),
    # Wayland
    *("libwayland-cursor0", "libwayland-egl1"),
    # names and captions in Korean
    "fonts-noto-cjk",
)
VOICE: Final = (
    # Korean, English and Chinese are read aloud
    "espeak-ng",
    # headsets are seen as they come and go
    "pulseaudio-utils",
)
VIRTUAL_SCREEN: Final = ("tigervnc-standalone-server", "tigervnc-tools")
TESTS: Final = (
    # the tests of the house look at what git knows
    "git",
    # systemd-analyze reads the units that a machine is given
    "systemd",
    # an RTSP server that is not ours, and the encoder behind it
    *("python3-gi", "gir1.2-gst-rtsp-server-1.0", "gstreamer1.0-plugins-base"),
    *("gstreamer1.0-plugins-good", "gstreamer1.0-plugins-bad", "gstreamer1.0-plugins-ugly"),
    # what a kiosk's machine runs around its one program
    *("cage", "xwayland"),
    # an X server with real OpenGL in software
    *("xvfb", "xauth", "libgl1-mesa-dri"),
    # a microphone, played from a file
    "libportaudio2",
    # a sound server, to plug headsets into and to hear what a kiosk says
    "pulseaudio",
    # monitors that are plugged in and pulled out
    "x11-xserver-utils",
)


def python() -> tuple[str, ...]:
    """What Debian's Python lacks to make an environment: nothing, once it is installed."""
    return () if importlib.util.find_spec("ensurepip") else ("python3-venv",)


def missing(packages: tuple[str, ...]) -> list[str]:
    """The names in `packages` that are neither installed nor provided by an installed package.

    On a system without dpkg nothing is known, so nothing is missing.
    """
    if shutil.which("dpkg-query") is None:
        return []
    listing = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${db:Status-Status}\t${Package}, ${Provides}\n"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    present: set[str] = set()
    for line in listing.splitlines():
        status, _, names = line.partition("\t")
        if status == "installed":
            present |= {name.split("(")[0].strip() for name in names.split(",")}
    return [package for package in packages if package not in present]


def wanted(packages: tuple[str, ...], beside: tuple[str, ...] = ()) -> list[str]:
    """What to install: nothing where none of `packages` is missing; else `beside` along with it."""
    return missing((*packages, *beside)) if missing(packages) else []


def require(
    packages: tuple[str, ...], logs: Path, purpose: str, beside: tuple[str, ...] = ()
) -> None:
    """Installs what is missing of `packages` (root only).

    Args:
        packages: What has to be there.
        logs: The folder for apt-get's own words.
        purpose: What needs them, for the sentences.
        beside: Installed along, so that one line is all that anybody types; where nothing else is
            missing, they are not asked for.

    Raises:
        BringupError: Not root (code 2, with the exact line to type), or apt-get failed.
    """
    lacking = wanted(packages, beside)
    if not lacking:
        return
    line = f"apt-get install -y --no-install-recommends {' '.join(lacking)}"
    if os.geteuid() != 0:
        raise BringupError(
            f"{purpose}: Debian packages are missing, and only root can install them. "
            f"Type this once, then start again:\n    sudo {line}",
            code=2,
        )
    say(f"{purpose}: {len(lacking)} Debian packages are missing: {' '.join(lacking)}")
    apt = [
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "-q",
        "-o",
        "DPkg::Lock::Timeout=120",
    ]
    mend = f"Check the network and the package sources, then type: apt-get update && {line}"
    log = logs / "apt.log"
    run("Reading Debian's package lists", [*apt, "update"], log, mend)
    run(
        "Installing Debian packages",
        [*apt, "install", "-y", "--no-install-recommends", *lacking],
        log,
        mend,
    )
