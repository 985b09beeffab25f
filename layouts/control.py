"""Where a channel's pan, tilt and zoom are commanded, and how that is written down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from layouts.form import Form, complaint
from layouts.names import Name, credential_name
from layouts.phrase import phrase
from layouts.url import checked_url


def _service(url: str) -> str:
    """Refuse what no camera's device service can be reached by."""
    if "://" in url and urlsplit(url).scheme in ("http", "https"):
        return url
    host = urlsplit(url).hostname if "://" in url else None
    mend = phrase("write http://{what}/onvif/device_service", what=host or "HOST")
    raise complaint(phrase("the http or https URL of the camera's ONVIF device service"), mend)


@dataclass(frozen=True)
class Control:
    """Where a camera takes commands.

    Attributes:
        onvif: The URL of its ONVIF device service, without userinfo.
        profile: The token of the media profile that is moved; None: the first that can be.
        credential: The name of the user and password for commands in the credentials file; None
            where those of the channel's streams will do.
    """

    onvif: str
    profile: str | None = None
    credential: str | None = None


class ControlForm(Form):
    """Where a camera takes commands, as a person writes it."""

    onvif: Annotated[str, AfterValidator(checked_url), AfterValidator(_service)] = Field(
        description="the URL of its ONVIF device service",
        examples=["http://192.0.2.10/onvif/device_service"],
    )
    profile: Annotated[str, Field(min_length=1, max_length=128)] | None = Field(
        default=None,
        description="the token of the media profile that is moved, at most 128 characters; "
        "without it, the first that can be",
        examples=["profile_1"],
    )
    credential: Annotated[Name, AfterValidator(credential_name)] | None = Field(
        default=None,
        description="the name of the user and password for commands in the credentials file; "
        "without it, the channel's",
        examples=["city-operators"],
    )

    @property
    def control(self) -> Control:
        """The control address."""
        return Control(self.onvif, self.profile, self.credential)
