"""What a person writes down of any feed, whatever its kind."""

from __future__ import annotations

import json
from abc import abstractmethod
from dataclasses import replace
from typing import ClassVar, get_args

from pydantic import Field

from layouts.form import Form
from layouts.names import Id, Name, Names
from streams.feeds.feed import DAY_S, Feed, Freshness
from streams.feeds.service import Service
from streams.feeds.subscription import Subscription

LEAST_S = 5.0
MOST_S = 30 * DAY_S


class FeedForm(Form):
    """One feed."""

    ADDRESS: ClassVar[str] = ""
    """Where the service is unless the document says otherwise."""
    KEYED: ClassVar[bool] = True
    """Whether the service answers only with a key."""

    id: Id = Field(description="the feed's id, the only one of its kind", examples=["next-trains"])
    name: Names | None = None
    service: Name = Field(
        description="the service that is asked, by its name in 'services'", examples=["seoul"]
    )
    every_s: float | None = Field(
        default=None,
        ge=LEAST_S,
        le=MOST_S,
        description="how often it is asked, in seconds, 5 or more",
        examples=[60],
    )
    stand_s: float | None = Field(
        default=None,
        ge=0,
        le=MOST_S,
        description="how long its records stand after it failed, in seconds",
        examples=[60],
    )

    @abstractmethod
    def feed(self, service: Service) -> Feed:
        """Return the feed, asked of `service`."""

    @classmethod
    def kind_name(cls) -> str:
        """The kind that this form is for."""
        return str(get_args(cls.model_fields["kind"].annotation)[0])

    def subscription(self, service: Service) -> Subscription:
        """Return the feed with how often it is asked and how long it stands."""
        feed = self.feed(service)
        wishes = {"every_s": self.every_s, "stand_s": self.stand_s}
        given = {name: wish for name, wish in wishes.items() if wish is not None}
        freshness: Freshness = replace(feed.freshness, **given)
        about = {"id", "name", "service", "every_s", "stand_s"}
        question = {"address": service.address, **self.model_dump(exclude=about, mode="json")}
        return Subscription(
            id=self.id,
            kind=self.kind_name(),
            names=dict(self.name or {}),
            service=service,
            feed=feed,
            freshness=freshness,
            question=json.dumps(question, ensure_ascii=False, sort_keys=True),
            keyed=self.KEYED,
        )
