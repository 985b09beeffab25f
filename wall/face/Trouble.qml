// One channel that is not live: its last picture, its name, what is wrong, and its own words.
import QtQuick
import wall.glass

Rectangle {
    id: trouble

    required property var entry
    property var face
    property real u: 1
    signal chosen(int row)

    objectName: "trouble_" + entry.row
    height: Math.round(134 * u)
    radius: Math.round(Theme.space.round * u)
    color: area.pressed ? Theme.colour.line : "transparent"

    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: Math.max(Math.round(trouble.u), 1)
        color: Theme.colour.line
    }
    Image {
        id: thumb
        anchors { left: parent.left; leftMargin: Theme.space.s * trouble.u; top: parent.top; topMargin: 18 * trouble.u }
        width: Math.round(144 * trouble.u)
        height: Math.round(81 * trouble.u)
        cache: false
        source: "image://still/" + trouble.entry.row + "/" + trouble.face.beat
    }
    Column {
        anchors {
            left: thumb.right; leftMargin: Theme.space.l * trouble.u; top: parent.top; topMargin: 10 * trouble.u
            right: parent.right; rightMargin: Theme.space.m * trouble.u
        }

        Item {
            width: parent.width
            height: name.height
            Label {
                id: name
                anchors { left: parent.left; right: since.left; rightMargin: Theme.space.m * trouble.u }
                u: trouble.u
                px: Theme.size.strong
                text: trouble.entry.name
            }
            Label {
                id: since
                anchors { right: parent.right; baseline: name.baseline }
                u: trouble.u
                px: Theme.size.small
                color: Theme.colour.quiet
                text: trouble.entry.since
            }
        }
        Row {
            width: parent.width
            spacing: Theme.space.s * trouble.u
            Mark {
                id: mark
                anchors.verticalCenter: parent.verticalCenter
                side: 20 * trouble.u
                state_: trouble.entry.state
            }
            Label {
                id: truth
                width: Math.min(implicitWidth, parent.width - mark.width - parent.spacing)
                u: trouble.u
                font.weight: Font.DemiBold
                color: trouble.entry.colour
                text: trouble.entry.truth
            }
            Label {
                width: parent.width - mark.width - truth.width - 2 * parent.spacing
                anchors.baseline: truth.baseline
                horizontalAlignment: Text.AlignRight
                u: trouble.u
                px: Theme.size.small
                color: Theme.colour.quiet
                text: trouble.entry.groups
            }
        }
        Label {
            width: parent.width
            u: trouble.u
            px: Theme.size.small
            color: Theme.colour.quiet
            wrapMode: Text.WordWrap
            maximumLineCount: 2
            lineHeight: 0.9
            text: trouble.entry.words
        }
    }
    MouseArea { id: area; anchors.fill: parent; onClicked: trouble.chosen(trouble.entry.row) }
}
