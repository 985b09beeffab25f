"""A real PulseAudio without a sound card, into which headsets are plugged."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WAIT_S = 30.0
WORN = "device.form_factor=headset device.bus=usb"
"""How a headset on USB calls itself."""


class SoundServer:
    """Outputs that can be plugged in and taken out."""

    def __init__(self, folder: Path) -> None:
        """Nothing is plugged in; `folder` is its runtime directory."""
        self.environment = {"XDG_RUNTIME_DIR": str(folder), "HOME": str(folder)}

    def plug(self, name: str, properties: str = WORN) -> str:
        """Plug an output in; returns what `pull` wants."""
        kind = ("module-null-sink", f"sink_name={name}", f"sink_properties='{properties}'")
        return self._pactl("load-module", *kind)

    def pull(self, plugged: str) -> None:
        """Take an output out."""
        self._pactl("unload-module", plugged)

    def outputs(self) -> str:
        """What is plugged in, a line each."""
        return self._pactl("list", "short", "sinks")

    def heard_on(self, name: str) -> bool:
        """Whether something is played on an output."""
        rows = [line.split("\t") for line in self.outputs().splitlines()]
        numbers = {row[0] for row in rows if row[1] == name}
        playing = [
            line.split("\t") for line in self._pactl("list", "short", "sink-inputs").splitlines()
        ]
        return any(row[1] in numbers for row in playing)

    def _pactl(self, *words: str) -> str:
        environment = os.environ | self.environment
        ran = subprocess.run(
            ["pactl", *words], capture_output=True, text=True, check=True, env=environment
        )
        return ran.stdout.strip()


@contextmanager
def sound_server() -> Iterator[SoundServer]:
    """Run one, with loudspeakers on USB that are the panel's own."""
    with tempfile.TemporaryDirectory(prefix="sound-") as folder:
        server = SoundServer(Path(folder))
        running = subprocess.Popen(
            ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=false",
             "-L", "module-native-protocol-unix",
             "-L", "module-null-sink sink_name=own sink_properties=device.bus=usb"],
            env=os.environ | server.environment, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            until = time.monotonic() + WAIT_S
            while True:
                try:
                    server.outputs()
                    break
                except subprocess.CalledProcessError:
                    assert time.monotonic() < until, "PulseAudio does not answer"
                    time.sleep(0.05)
            yield server
        finally:
            running.kill()
            running.wait()
