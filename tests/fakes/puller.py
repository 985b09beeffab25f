"""A process that pulls at a camera until it is killed, as a wall does whose machine goes dark."""

from __future__ import annotations

import signal
import sys

from layouts.credentials import Credential
from streams.onvif.ptz.pilot import Pilot
from streams.onvif.ptz.target import Target
from streams.onvif.ptz.velocity import Velocity

pilot = Pilot()
pilot.start()
target = Target(sys.argv[1], "big", Credential("viewer", "sesame-street"))
pilot.take(target, lambda _: None).pull(Velocity(pan=0.2))
signal.pause()
