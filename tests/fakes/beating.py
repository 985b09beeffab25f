"""The smallest program that a watchdog can look after: a pulse, and nothing else."""

from __future__ import annotations

import argparse
import time

from streams.floor.child import bind_to_watchdog
from streams.floor.watch.pulse import Pulse


def main() -> None:
    """Beat until it is ended."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pulse", type=int, required=True)
    pulse = Pulse(parser.parse_args().pulse)
    bind_to_watchdog()
    while True:
        pulse.beat()
        time.sleep(0.1)


if __name__ == "__main__":
    main()
