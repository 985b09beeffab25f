"""What a person types to use this room by itself: `python -m streams COMMAND`."""

import typer

from streams.alerts.command import alerts
from streams.alerts.relaycommand import relay
from streams.feeds.command import feeds
from streams.onvif.command import discover
from streams.onvif.ptz.command import ptz
from streams.plan.command import plan
from streams.sample.command import sample
from streams.sample.services.command import services

app = typer.Typer(
    help="Everything that moves: cameras, feeds and the pictures they bring.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.command()(sample)
app.command()(discover)
app.command()(ptz)
app.command()(plan)
app.command()(feeds)
app.command()(services)
app.command()(alerts)
app.command()(relay)


if __name__ == "__main__":
    app()
