// The window of a further display: its part of the canvas, and the cards of rules that want it.
import QtQuick
import QtQuick.Window
import wall.glass

Window {
    id: window

    required property var face
    property var stack
    property var attention: null
    property var helm: null
    property rect part
    readonly property real u: Math.max(Math.min(width, height) / 1080, 0.6) * Theme.scale

    color: Theme.colour.ground
    title: "citywall"

    MosaicItem {
        id: mosaic
        objectName: "mosaic"
        anchors.fill: parent
        part: window.part
        // A display that is dark asks for no picture.
        stage: window.visible ? window.face.stage : null
    }

    HelmLayer { anchors.fill: mosaic; helm: window.helm; mosaic: mosaic; u: window.u; bare: true }

    AttentionEdge { anchors.fill: parent; attention: window.attention; u: window.u }

    RuleCards {
        anchors { left: mosaic.left; bottom: mosaic.bottom; margins: Theme.space.l * window.u }
        width: Math.round(Math.min(720 * window.u, mosaic.width * 0.8))
        stack: window.stack
        u: window.u
    }

    Attendance { anchors.fill: parent; face: window.face; onTouched: window.attention?.touched() }
}
