// The scenes of the layout, one touch each.
import QtQuick
import wall.glass

Rectangle {
    id: strip

    property var face
    property real u: 1

    implicitHeight: visible ? Math.round(72 * u) : 0
    visible: face.scenes.length > 1
    color: Theme.colour.panel

    ListView {
        objectName: "scenes"
        anchors { fill: parent; leftMargin: Theme.space.l * strip.u; rightMargin: Theme.space.l * strip.u }
        orientation: ListView.Horizontal
        spacing: Theme.space.s * strip.u
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: strip.face.scenes

        delegate: Item {
            id: place
            required property var modelData
            width: scene.implicitWidth
            height: ListView.view.height

            TouchButton {
                id: scene
                objectName: "scene_" + place.modelData.id
                anchors.verticalCenter: parent.verticalCenter
                u: strip.u
                text: place.modelData.name
                chosen: place.modelData.current
                onPressed: strip.face.showScene(place.modelData.id)
            }
        }
    }
}
