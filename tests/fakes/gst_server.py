"""An RTSP server that we did not write: GStreamer's, run by the system's own Python.

    /usr/bin/python3 gst_server.py USER PASSWORD SESSION_TIMEOUT_S

Serves /0/sub ... /3/main, and sound at /heard/mulaw, alaw and aac, with Digest authentication, and
prints the port.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

# Debian's own Python has gi; the checks' has not, so it is imported by its name.
gi: Any = import_module("gi")
for _name in ("Gst", "GstRtsp", "GstRtspServer"):
    gi.require_version(_name, "1.0")
GLib: Any = import_module("gi.repository.GLib")
Gst: Any = import_module("gi.repository.Gst")
GstRtsp: Any = import_module("gi.repository.GstRtsp")
GstRtspServer: Any = import_module("gi.repository.GstRtspServer")

MOUNTS = 4
SIZES = {"sub": (320, 180), "main": (640, 360)}
LAUNCH = (
    "( videotestsrc is-live=true pattern=ball ! video/x-raw,width={},height={},framerate=10/1"
    " ! x264enc tune=zerolatency speed-preset=ultrafast key-int-max=30 bitrate=300"
    " ! rtph264pay name=pay0 pt=96 config-interval=1 )"
)
SOUNDS = {
    "mulaw": "mulawenc ! rtppcmupay name=pay1",
    "alaw": "alawenc ! rtppcmapay name=pay1",
    "aac": "voaacenc ! aacparse ! rtpmp4gpay name=pay1 pt=97",
}
TONE = 700
"""Hz of what is heard at /heard/…, beside a picture."""
HEARD = " audiotestsrc is-live=true freq={} ! audio/x-raw,rate={},channels=1 ! audioconvert ! {} )"


def heard(sound: str) -> str:
    """A picture with a tone beside it."""
    rate = 16_000 if sound == "aac" else 8000
    return LAUNCH.format(*SIZES["sub"]).removesuffix(")") + HEARD.format(TONE, rate, SOUNDS[sound])


def factory(launch: str) -> Any:
    """What all clients of a mount share."""
    made = GstRtspServer.RTSPMediaFactory()
    made.set_launch(launch)
    made.set_shared(True)
    made.add_role_from_structure(
        Gst.Structure.new_from_string(
            "viewer, media.factory.access=(boolean)true, media.factory.construct=(boolean)true"
        )
    )
    return made


def digest(user: str, password: str) -> Any:
    """Lets only this user in, by Digest."""
    auth = GstRtspServer.RTSPAuth()
    auth.set_supported_methods(GstRtsp.RTSPAuthMethod.DIGEST)
    token = GstRtspServer.RTSPToken()
    token.set_string(GstRtspServer.RTSP_TOKEN_MEDIA_FACTORY_ROLE, "viewer")
    auth.add_digest(user, password, token)
    return auth


def main() -> None:
    """Serve until the parent closes standard input."""
    user, password, timeout_s = sys.argv[1], sys.argv[2], int(sys.argv[3])
    Gst.init(None)
    server = GstRtspServer.RTSPServer()
    server.set_address("127.0.0.1")
    server.set_service("0")
    server.set_auth(digest(user, password))
    mounts = server.get_mount_points()
    for mount in range(MOUNTS):
        for stream, size in SIZES.items():
            mounts.add_factory(f"/{mount}/{stream}", factory(LAUNCH.format(*size)))
    for sound in SOUNDS:
        mounts.add_factory(f"/heard/{sound}", factory(heard(sound)))

    def greet(_server: object, client: Any) -> None:
        client.connect("new-session", lambda _client, session: session.set_timeout(timeout_s))

    server.connect("client-connected", greet)
    pool = server.get_session_pool()
    # Nothing ends a session that has timed out but this.
    GLib.timeout_add_seconds(1, lambda: pool.cleanup() >= 0)
    server.attach(None)
    sys.stdout.write(f"{server.get_bound_port()}\n")
    sys.stdout.flush()
    loop = GLib.MainLoop()
    GLib.io_add_watch(
        sys.stdin.fileno(), GLib.PRIORITY_DEFAULT, GLib.IO_HUP, lambda *_: loop.quit()
    )
    loop.run()


if __name__ == "__main__":
    main()
