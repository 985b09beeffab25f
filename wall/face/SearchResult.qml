// One channel that was found: its picture now, its name, its state.
import QtQuick
import wall.glass

Rectangle {
    id: result

    property var face
    property var found
    property real u: 1
    property var desk: null
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
    // Sideways a channel is dragged out of the list; up and down the list scrolls.
    DragHandler {
        id: drag
        readonly property string finger: "list-" + result.found.row
        enabled: result.desk !== null
        target: null
        yAxis.enabled: false
        grabPermissions: PointerHandler.CanTakeOverFromAnything
        onActiveChanged: {
            result.face.finder.steady = active
            const at = centroid.scenePosition
            if (active)
                result.desk.lift(finger, result.found.id, null, at.x, at.y)
            else
                result.desk.carrying.drop(finger)
        }
        onCentroidChanged: if (active) result.desk.carry(finger, null, centroid.scenePosition.x, centroid.scenePosition.y)
        onCanceled: result.desk.carrying.cancel(finger)
    }
    Component.onDestruction: if (drag.active) {
        face.finder.steady = false
        desk.carrying.cancel(drag.finger)
    }
    MouseArea {
        id: area
        anchors.fill: parent
        onClicked: result.chosen()
    }
}
