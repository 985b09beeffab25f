// What a finger carries, and where it would come to stand if it lifted now.
import QtQuick
import wall.glass

Item {
    id: carried

    property var face
    property var ghost: ({})
    property Item canvas
    property real u: 1
    readonly property bool held: ghost.held === true
    readonly property bool lands: ghost.lands === true
    readonly property point home: held ? parent.mapFromItem(canvas, 0, 0) : Qt.point(0, 0)

    visible: held

    Rectangle {
        id: target
        objectName: "editTarget"
        visible: carried.lands
        x: carried.lands ? Math.round(carried.home.x + carried.ghost.tx * carried.canvas.width) : 0
        y: carried.lands ? Math.round(carried.home.y + carried.ghost.ty * carried.canvas.height) : 0
        width: carried.lands ? Math.round(carried.ghost.tw * carried.canvas.width) : 0
        height: carried.lands ? Math.round(carried.ghost.th * carried.canvas.height) : 0
        color: Qt.alpha(Theme.colour.accent, 0.28)
        border { width: Math.max(Math.round(5 * carried.u), 2); color: Theme.colour.accent }
    }

    // Lines on which the cell ends together with others.
    Repeater {
        model: carried.ghost.across ?? []
        Rectangle {
            required property real modelData
            x: Math.round(carried.home.x + modelData * carried.canvas.width) - 1
            y: carried.home.y
            width: Math.max(Math.round(2 * carried.u), 1)
            height: carried.canvas.height
            color: Theme.colour.accent
        }
    }
    Repeater {
        model: carried.ghost.down ?? []
        Rectangle {
            required property real modelData
            x: carried.home.x
            y: Math.round(carried.home.y + modelData * carried.canvas.height) - 1
            width: carried.canvas.width
            height: Math.max(Math.round(2 * carried.u), 1)
            color: Theme.colour.accent
        }
    }

    Rectangle {
        id: card
        visible: carried.held && !carried.ghost.corner
        // Above the finger, so that it does not lie under it.
        x: visible ? Math.round(carried.home.x + carried.ghost.x * carried.canvas.width - width / 2) : 0
        y: visible ? Math.round(carried.home.y + carried.ghost.y * carried.canvas.height - height - 24 * carried.u) : 0
        width: Math.round(224 * carried.u)
        height: Math.round(126 * carried.u) + name.height
        color: Theme.colour.panel
        border { width: Math.max(Math.round(3 * carried.u), 1); color: Theme.colour.accent }

        Image {
            id: picture
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Math.round(3 * carried.u) }
            height: Math.round(120 * carried.u)
            cache: false
            source: card.visible && carried.ghost.row >= 0 ? "image://still/" + carried.ghost.row + "/" + carried.face.beat : ""
        }
        Label {
            id: name
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Theme.space.s * carried.u }
            height: Math.round(32 * carried.u)
            u: carried.u
            px: Theme.size.small
            text: carried.ghost.name ?? ""
        }
    }

    Rectangle {
        readonly property Item above: carried.lands ? target : card
        visible: verb.text !== "" && (carried.lands || card.visible)
        x: Math.round(above.x + (above.width - width) / 2)
        y: Math.round(carried.lands ? above.y + Math.max(above.height - height - 12 * carried.u, 4) : above.y - height - 8 * carried.u)
        width: Math.round(verb.implicitWidth + 2 * Theme.space.l * carried.u)
        height: Math.round(Theme.space.touch * carried.u)
        radius: height / 2
        color: Theme.colour.accent

        Label {
            id: verb
            objectName: "editVerb"
            anchors.centerIn: parent
            u: carried.u
            px: Theme.size.strong
            font.weight: Font.DemiBold
            color: Theme.colour.ground
            text: carried.ghost.verb ?? ""
        }
    }
}
