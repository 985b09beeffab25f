"""Puts what leads a replay, and what is saved of it, into the main window."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject
from PySide6.QtQuick import QQuickWindow

from layouts.channels import Channel
from streams.media.replay.replays import Replays
from wall.export.exporter import Exporter
from wall.face.exporting import Exporting
from wall.face.face import Face
from wall.face.helm import Helm
from wall.face.replaying import Replaying
from wall.face.witness import Witness


class Lookback(QObject):
    """The two controllers of looking back; kept for as long as the windows are.

    Args:
        face: What the windows show.
        replays: The engine's.
        exporter: Saves.
        witness: Told when somebody looks back; None where nothing is recorded.
    """

    def __init__(
        self, face: Face, replays: Replays, exporter: Exporter, witness: Witness | None = None
    ) -> None:
        """Nobody looks back."""
        super().__init__()
        self._face = face
        self.replaying_ = Replaying(face.stage_, replays, self._channel, face.language)
        self.exporting_ = Exporting(
            self.replaying_, face.guard_, face.notice_, exporter, self._channel, face.language
        )
        if witness is not None:
            self.replaying_.began.connect(witness.looked_back)

    def show(self, window: QQuickWindow) -> None:
        """Let a window lead it."""
        window.setProperty("lookback", self)

    def share(self, helm: Helm) -> None:
        """Nobody moves a camera by what it showed before: each of the two ends the other."""
        replaying = self.replaying_

        def steered() -> None:
            if replaying.row is not None and helm.row == replaying.row:
                replaying.hide()

        def opened() -> None:
            if replaying.property("open") and helm.row == replaying.row:
                helm.leave()

        helm.changed.connect(steered)
        replaying.opened.connect(opened)

    def _channel(self, row: int) -> Channel | None:
        return self._face.rows.by_row.get(row)

    def _get_replaying(self) -> QObject:
        return self.replaying_

    replaying = Property(QObject, _get_replaying, constant=True)

    def _get_exporting(self) -> QObject:
        return self.exporting_

    exporting = Property(QObject, _get_exporting, constant=True)
