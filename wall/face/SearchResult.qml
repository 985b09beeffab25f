// One channel that was found: its picture now, its name, its state.
import QtQuick
import wall.glass

Rectangle {
    id: result

    property var face
    property var found
    property real u: 1
    signal chosen

    height: Math.round(84 * u)
    radius: Math.round(Theme.space.round * u)
    color: area.pressed ? Theme.colour.line : "transparent"

    Image {
        id: thumb
        anchors { left: parent.left; leftMargin: Theme.space.s * result.u; verticalCenter: parent.verticalCenter }
        width: Math.round(128 * result.u)
        height: Math.round(72 * result.u)
        cache: false
        source: "image://still/" + result.found.row + "/" + result.face.beat
    }
    Column {
        anchors {
            left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter
            leftMargin: thumb.width + 2 * Theme.space.m * result.u
            rightMargin: truth.width + 2 * Theme.space.m * result.u
        }
        Label { width: parent.width; u: result.u; px: Theme.size.strong; text: result.found.name }
        Label {
            width: parent.width; u: result.u; px: Theme.size.small; color: Theme.colour.quiet
            visible: text !== ""
            text: result.found.groups
        }
    }
    Row {
        id: truth
        anchors { right: parent.right; rightMargin: Theme.space.m * result.u; verticalCenter: parent.verticalCenter }
        spacing: Theme.space.s * result.u
        Mark { anchors.verticalCenter: parent.verticalCenter; side: 20 * result.u; state_: result.found.state }
        Label { u: result.u; color: result.found.colour; text: result.found.word }
    }
    MouseArea {
        id: area
        anchors.fill: parent
        onClicked: result.chosen()
    }
}
