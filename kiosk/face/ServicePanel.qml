// For those who look after the kiosk: a pad for the PIN, then its health and what it can be told.
import QtQuick

Rectangle {
    id: panel

    required property var service
    required property var face
    readonly property bool modal: true  // while it stands, nothing beneath is meant
    readonly property var word: face.word
    readonly property bool low: face.modes.low
    readonly property real most: Panel.height - 2 * Panel.gap
    readonly property real broad: low ? 1500 : service.inside ? 1200 : 520
    readonly property real tall: low && !service.inside ? 300 : service.inside ? 860 : 700

    objectName: service.asked ? "private" : ""  // pictures that leave the kiosk are black here
    visible: service.asked || service.inside
    color: Theme.colour.panel
    radius: Panel.round
    border.width: Math.max(Math.round(3 * Panel.density), 2)
    border.color: Theme.colour.exit
    width: Math.min(Panel.mm(panel.broad), Panel.width * 0.94)
    height: Math.min(Panel.mm(panel.tall), low && !service.inside ? Panel.reach : most)

    Shield { onPressed: panel.service.stay() }
    PinPad {
        anchors { fill: parent; margins: (panel.low ? 1 : 2) * Panel.gap }
        visible: panel.service.asked
        service: panel.service; word: panel.word
        flat: panel.low
    }
    ServicePage {
        anchors { fill: parent; margins: 2 * Panel.gap; bottomMargin: Panel.gap }
        visible: panel.service.inside
        service: panel.service; word: panel.word
    }
}
