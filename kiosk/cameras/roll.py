"""Reads which cameras a kiosk shows: public ones that its document names, and never another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from layouts.channel import Channel
from layouts.channels import load_channels
from layouts.credentials import Credential, load_credentials
from layouts.kiosk import Kiosk
from layouts.phrase import phrase


@dataclass(frozen=True)
class Roll:
    """The cameras that may be shown.

    Attributes:
        channels: In the order of the kiosk's document; none of them is private.
        credentials: By the names that they give.
        problems: Why others that the document names are left out, a sentence each.
    """

    channels: tuple[Channel, ...] = ()
    credentials: Mapping[str, Credential] = field(default_factory=dict, hash=False)
    problems: tuple[str, ...] = ()


def read_roll(kiosk: Kiosk) -> Roll:
    """Read the channel list and the credentials that a kiosk's document names.

    Raises:
        DocumentError: One of them cannot be used.
    """
    if kiosk.channels is None or not kiosk.cameras:
        return Roll()
    listed = load_channels(kiosk.channels)
    known = {channel.id: channel for channel in listed.channels}
    public, problems = [], []
    for name in kiosk.cameras:
        channel = known.get(name)
        if channel is None:
            why = next((one.sentence for one in listed.problems if f"'{name}'" in str(one)), "")
            problems.append(
                phrase(
                    "{file}: found no channel '{name}', which the kiosk's 'cameras' names; {mend}",
                    file=kiosk.channels,
                    name=name,
                    mend=why or phrase("add it to the list, or take it out of 'cameras'."),
                )
            )
        elif channel.private:
            problems.append(
                phrase(
                    "{file}: found the private channel '{name}', expected one that may be public: "
                    "a kiosk never shows it; take it out of the kiosk's 'cameras'.",
                    file=kiosk.channels,
                    name=name,
                )
            )
        else:
            # A kiosk keeps nothing of what was seen, whatever the list says for the wall.
            public.append(replace(channel, replay=False))
    credentials = load_credentials(kiosk.credentials) if kiosk.credentials else {}
    return Roll(tuple(public), credentials, tuple(problems))
