// A cell of the scene that is edited, or a place that is empty: its frame, its grips, what is wrong.
import QtQuick
import wall.glass

Item {
    id: cell

    required property var modelData
    property Item canvas
    property real u: 1
    readonly property bool empty: modelData.number < 0
    readonly property bool chosen: modelData.chosen
    readonly property real thick: Math.max(Math.round((chosen ? 10 : 7) * u), 2)
    readonly property real grip: Math.min(Math.round((chosen ? 44 : 36) * u), width / 2.5, height / 2.5)

    objectName: empty ? "editPlace" : "editCell_" + modelData.number
    x: Math.round(modelData.cx * canvas.width)
    y: Math.round(modelData.cy * canvas.height)
    width: Math.round((modelData.cx + modelData.cw) * canvas.width) - x
    height: Math.round((modelData.cy + modelData.ch) * canvas.height) - y
    z: chosen ? 1 : 0

    Rectangle {
        anchors { fill: parent; margins: Math.round((cell.empty ? 5 : 1) * cell.u) }
        color: cell.empty ? Theme.colour.panel : "transparent"
        radius: cell.empty ? Math.round(Theme.space.round * cell.u) : 0
        border {
            width: Math.max(Math.round((cell.chosen ? 5 : cell.modelData.problem !== "" ? 4 : 2) * cell.u), 1)
            color: cell.chosen ? Theme.colour.accent : cell.modelData.problem !== "" ? Theme.colour.late : Theme.colour.line
        }
    }

    // An empty place asks for a channel.
    Repeater {
        model: cell.empty ? 2 : 0
        Rectangle {
            required property int index
            anchors.centerIn: parent
            width: Math.round(index ? 6 * cell.u : Math.min(44 * cell.u, cell.height * 0.4))
            height: Math.round(index ? Math.min(44 * cell.u, cell.height * 0.4) : 6 * cell.u)
            color: Theme.colour.line
        }
    }

    Repeater {
        model: cell.modelData.grips
        Item {
            id: corner
            required property var modelData
            objectName: "grip_" + cell.modelData.number + (modelData.right ? "r" : "l") + (modelData.bottom ? "b" : "t")
            x: modelData.right ? cell.width - width : 0
            y: modelData.bottom ? cell.height - height : 0
            width: cell.grip
            height: cell.grip

            Rectangle {
                y: corner.modelData.bottom ? parent.height - height : 0
                width: parent.width
                height: cell.thick
                color: Theme.colour.text
                border { width: 1; color: Theme.colour.ground }
            }
            Rectangle {
                x: corner.modelData.right ? parent.width - width : 0
                width: cell.thick
                height: parent.height
                color: Theme.colour.text
                border { width: 1; color: Theme.colour.ground }
            }
        }
    }

    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Math.round(6 * cell.u) }
        visible: cell.modelData.problem !== ""
        height: Math.min(Math.round(words.implicitHeight + 2 * Theme.space.m * cell.u), parent.height)
        color: Theme.colour.panel
        border { width: Math.max(Math.round(2 * cell.u), 1); color: Theme.colour.late }

        Label {
            id: words
            objectName: "editProblem"
            anchors { fill: parent; margins: Theme.space.m * cell.u }
            u: cell.u
            px: Theme.size.small
            wrapMode: Text.Wrap
            maximumLineCount: 5
            text: cell.modelData.problem
        }
    }
}
