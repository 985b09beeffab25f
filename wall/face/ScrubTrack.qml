// The bar of a replay: what is held, where the picture is, and the two ends of what would be saved.
import QtQuick
import wall.glass

Item {
    id: track

    property var replaying
    property var exporting
    property real u: 1
    readonly property var state_: replaying.state
    readonly property bool held: area.pressed

    function place(x) { return Math.min(Math.max(x / line.width, 0), 1) }

    Rectangle {
        id: line
        anchors { left: parent.left; right: parent.right; top: parent.top; topMargin: Math.round(20 * track.u) }
        height: Math.round(16 * track.u)
        radius: height / 2
        color: Theme.colour.line

        Repeater {
            model: track.state_.spans ?? []
            Rectangle {
                required property var modelData
                objectName: "held"
                x: Math.round(modelData[0] * line.width)
                width: Math.max(Math.round((modelData[1] - modelData[0]) * line.width), 2)
                height: line.height
                radius: line.radius
                color: Theme.colour.quiet
            }
        }
        Rectangle {
            objectName: "chosen"
            visible: track.exporting.state.able ?? false
            x: Math.round((track.exporting.state.first ?? 0) * line.width)
            width: Math.round(((track.exporting.state.last ?? 1) - (track.exporting.state.first ?? 0)) * line.width)
            anchors.bottom: parent.bottom
            height: Math.round(6 * track.u)
            color: Theme.colour.accent
        }
    }
    Rectangle {
        objectName: "thumb"
        readonly property real at: area.pressed ? track.place(area.mouseX) : track.replaying.position
        x: Math.round(at * line.width - width / 2)
        anchors.verticalCenter: line.verticalCenter
        width: Math.round(40 * track.u)
        height: width
        radius: width / 2
        color: track.state_.on || area.pressed ? Theme.colour.replay : Theme.colour.live
        border { width: Math.max(Math.round(4 * track.u), 2); color: Theme.colour.panel }
    }
    MouseArea {
        id: area
        objectName: "scrub"
        anchors { left: line.left; right: line.right; top: parent.top }
        height: Math.round(Theme.space.touch * track.u)
        preventStealing: true
        onPressed: mouse => track.replaying.seek(track.place(mouse.x))
        onPositionChanged: mouse => track.replaying.seek(track.place(mouse.x))
        onReleased: mouse => track.replaying.drop(track.place(mouse.x))
        onCanceled: track.replaying.drop(track.place(mouseX))
    }
    Repeater {
        model: track.exporting.state.able ? ["first", "last"] : []

        Item {
            id: grip
            required property string modelData
            objectName: "grip_" + modelData
            readonly property real at: track.exporting.state[modelData] ?? 0
            x: Math.round(at * line.width - width / 2)
            y: Math.round(Theme.space.touch * track.u)
            width: Math.round(Theme.space.touch * track.u)
            height: Math.round(40 * track.u)

            Rectangle {
                anchors { horizontalCenter: parent.horizontalCenter; top: parent.top; topMargin: -Math.round(20 * track.u) }
                width: Math.max(Math.round(4 * track.u), 2)
                height: Math.round(24 * track.u)
                color: Theme.colour.accent
            }
            Rectangle {
                anchors { horizontalCenter: parent.horizontalCenter; top: parent.top }
                width: Math.round(26 * track.u)
                height: width
                radius: Math.round(6 * track.u)
                color: dragging.pressed ? Theme.colour.text : Theme.colour.accent
            }
            MouseArea {
                id: dragging
                anchors.fill: parent
                preventStealing: true
                onPositionChanged: mouse => track.exporting.choose(
                    grip.modelData, track.place(mapToItem(line, mouse.x, 0).x))
            }
        }
    }
    Label {
        anchors { left: parent.left; bottom: parent.bottom; leftMargin: Math.round(40 * track.u) }
        u: track.u
        px: Theme.size.small
        color: Theme.colour.quiet
        text: track.state_.from ?? ""
    }
    Label {
        anchors { right: parent.right; bottom: parent.bottom; rightMargin: Math.round(40 * track.u) }
        u: track.u
        px: Theme.size.small
        color: Theme.colour.live
        text: qsTr("live")
    }
}
