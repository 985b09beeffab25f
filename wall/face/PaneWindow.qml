// The window of a further display: its part of the canvas and nothing else.
import QtQuick
import QtQuick.Window
import wall.glass

Window {
    id: window

    required property var face
    property rect part

    color: Theme.colour.ground
    title: "citywall"

    MosaicItem {
        objectName: "mosaic"
        anchors.fill: parent
        part: window.part
        stage: window.face.stage
    }
}
