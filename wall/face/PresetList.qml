// The positions that a camera keeps, to be gone to by one touch.
import QtQuick
import wall.glass

ListView {
    id: list

    property real u: 1
    property var presets: []
    signal chosen(string token)

    objectName: "presets"
    clip: true
    spacing: Theme.space.s * u
    boundsBehavior: Flickable.StopAtBounds
    model: presets
    delegate: TouchButton {
        required property var modelData
        objectName: "preset_" + modelData.token
        width: ListView.view.width
        height: Math.round(72 * list.u)
        u: list.u
        px: Theme.size.strong
        color: Theme.colour.raised
        ink: Theme.colour.text
        text: modelData.name
        onPressed: list.chosen(modelData.token)
    }

    // That there are more below is to be seen.
    Rectangle {
        anchors.right: parent.right
        visible: list.visibleArea.heightRatio < 1
        y: Math.round(list.visibleArea.yPosition * list.height)
        width: Math.max(Math.round(5 * list.u), 3)
        height: Math.round(list.visibleArea.heightRatio * list.height)
        radius: width / 2
        color: Theme.colour.accent
    }
}
