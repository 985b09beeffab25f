// One of the kiosk's own signs.
import QtQuick

Image {
    property string mark: ""
    property real side: Panel.mm(36)
    property color ink: Theme.colour.text ?? "white"

    width: side
    height: side
    sourceSize: Qt.size(Math.round(side), Math.round(side))
    source: mark === "" || side < 2 ? "" : "image://sign/" + mark + "/" + String(ink).slice(-6)
    visible: mark !== ""
}
