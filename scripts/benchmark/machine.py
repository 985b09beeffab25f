"""Says on what kind of machine a figure was measured, without naming the machine."""

from __future__ import annotations

import os
import platform
import resource
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import psutil

from scripts.benchmark.problem import BenchError


@dataclass(frozen=True)
class Machine:
    """What a figure depends on.

    Attributes:
        cpu: The processor's model.
        cores: Cores that this process may use.
        memory_gb: Main memory.
        gpu: Graphics cards, in their drivers' words; empty where there are none.
        system: Kernel and Python.
        libraries: Versions of what decodes and draws.
    """

    cpu: str
    cores: int
    memory_gb: float
    gpu: tuple[str, ...]
    system: str
    libraries: str

    @classmethod
    def here(cls) -> Machine:
        """This machine."""
        names = {"PyAV": "av", "PySide6": "PySide6-Essentials"}
        return cls(
            cpu=_cpu(Path("/proc/cpuinfo").read_text()),
            cores=len(os.sched_getaffinity(0)),
            memory_gb=round(psutil.virtual_memory().total / 1e9, 1),
            gpu=nvidia_names(),
            system=f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
            libraries=", ".join(f"{name} {version(package)}" for name, package in names.items()),
        )


def nvidia_names() -> tuple[str, ...]:
    """The NVIDIA cards of this machine, as their driver calls them."""
    try:
        said = subprocess.run(
            ["nvidia-smi", "--query-gpu=name,driver_version", "--format=csv,noheader"],
            capture_output=True,
            text=True,
            timeout=20,
            check=True,
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return ()
    return tuple(line.strip().replace(", ", ", driver ") for line in said.splitlines() if line)


def need_descriptors(count: int) -> None:
    """Allow this process and those it starts as many open files as the system lets it.

    Raises:
        BenchError: That is fewer than `count`.
    """
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    if hard < count:
        raise BenchError(
            f"{count} open files are needed, and this session may have {hard}. "
            f"Raise the hard limit (ulimit -Hn, or LimitNOFILE in systemd) or take fewer channels."
        )


def _cpu(text: str) -> str:
    for line in text.splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()
