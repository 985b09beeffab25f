// An urgent rule's call across the room: a broad edge that swells slowly, a sign and words; quiet once it was noticed.
import QtQuick
import wall.glass

Item {
    id: edge

    property var attention
    property real u: 1
    readonly property var said: attention?.state ?? ({ "there": false, "calling": false })
    readonly property color bright: Theme.colour.lost
    readonly property color dim: Qt.darker(bright, 2.6)
    // Ten steps a second, 3.2 s from swell to swell: a third of a hertz is no flicker, and costs next to nothing.
    readonly property int steps: 32
    property int step: 0
    readonly property real swell: said.calling ? 0.42 - 0.42 * Math.cos(2 * Math.PI * step / steps) : 0.3
    // Opaque, so that nothing under it is painted again.
    readonly property color shade: Qt.rgba(
        dim.r + (bright.r - dim.r) * swell, dim.g + (bright.g - dim.g) * swell, dim.b + (bright.b - dim.b) * swell, 1)
    readonly property int thick: Math.round((said.calling ? 30 : 8) * u)

    objectName: "attentionEdge"
    visible: said.there

    Timer {
        interval: 100
        repeat: true
        running: edge.visible && edge.said.calling
        onRunningChanged: edge.step = 0
        onTriggered: edge.step = (edge.step + 1) % edge.steps
    }

    Rectangle { width: edge.width; height: edge.thick; color: edge.shade }
    Rectangle { width: edge.width; height: edge.thick; y: edge.height - edge.thick; color: edge.shade }
    Rectangle { width: edge.thick; height: edge.height - 2 * edge.thick; y: edge.thick; color: edge.shade }
    Rectangle { width: edge.thick; height: edge.height - 2 * edge.thick; x: edge.width - edge.thick; y: edge.thick; color: edge.shade }

    Rectangle {
        objectName: "attentionTab"
        anchors { horizontalCenter: parent.horizontalCenter; top: parent.top; topMargin: edge.thick }
        visible: edge.said.calling
        width: Math.min(Math.max(lead.implicitWidth, name.implicitWidth, hint.implicitWidth) + emblem.width + 3 * Theme.space.xl * edge.u, edge.width * 0.8)
        height: Math.round(words.implicitHeight + 2 * Theme.space.l * edge.u)
        color: Theme.colour.panel
        border { color: edge.bright; width: Math.max(Math.round(3 * edge.u), 1) }

        Emblem {
            id: emblem
            anchors { left: parent.left; leftMargin: Theme.space.xl * edge.u; verticalCenter: parent.verticalCenter }
            side: 112 * edge.u
            kind: edge.said.kind ?? ""
            colour: edge.bright
        }
        Column {
            id: words
            anchors {
                left: emblem.right; right: parent.right; verticalCenter: parent.verticalCenter
                leftMargin: Theme.space.xl * edge.u; rightMargin: Theme.space.xl * edge.u
            }
            Label {
                id: lead
                width: Math.min(implicitWidth, words.width)
                u: edge.u
                px: Theme.size.title
                font.weight: Font.DemiBold
                color: edge.bright
                text: edge.said.lead ?? ""
            }
            Label {
                id: name
                objectName: "attentionName"
                width: Math.min(implicitWidth, words.width)
                u: edge.u
                px: Theme.size.huge + 16
                font.weight: Font.Bold
                text: edge.said.name ?? ""
            }
            Label {
                id: hint
                u: edge.u
                px: Theme.size.strong
                color: Theme.colour.quiet
                text: [edge.said.hint ?? "", edge.said.more ?? ""].filter(word => word !== "").join("   ·   ")
            }
        }
    }
}
