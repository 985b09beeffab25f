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

    // Takes no touch away: whoever is signed in is still there, and a tour waits.
    Item {
        anchors.fill: parent
        PointHandler {
            onActiveChanged: if (active) {
                window.face.guard.touched()
                window.face.touring.touched()
            }
        }
    }
}
