// Asks what a position is called before the camera keeps it as a preset.
import QtQuick
import wall.glass

Rectangle {
    id: panel

    property real u: 1
    property string name: ""
    signal given(string name)
    signal dismissed

    function give() {
        if (field.text.trim() !== "")
            given(field.text.trim())
    }

    height: Math.round(content.implicitHeight + 2 * Theme.space.m * u)
    radius: Math.round(Theme.space.round * u)
    color: Theme.colour.raised
    onVisibleChanged: if (visible) {
        field.text = name
        field.forceActiveFocus()
        field.selectAll()
    }

    MouseArea { anchors.fill: parent }

    Column {
        id: content
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.space.m * panel.u }
        spacing: Theme.space.s * panel.u

        Label { u: panel.u; color: Theme.colour.quiet; text: qsTr("Name of this view") }
        Rectangle {
            width: parent.width
            height: Math.round(Theme.space.touch * panel.u)
            radius: Math.round(Theme.space.round * panel.u)
            color: Theme.colour.ground
            border { color: Theme.colour.accent; width: Math.max(Math.round(2 * panel.u), 1) }

            TextInput {
                id: field
                objectName: "presetName"
                anchors { fill: parent; margins: Theme.space.m * panel.u }
                verticalAlignment: TextInput.AlignVCenter
                font { family: Theme.family; pixelSize: Math.round(Theme.size.strong * panel.u) }
                color: Theme.colour.text
                selectionColor: Theme.colour.accent
                selectedTextColor: Theme.colour.ground
                maximumLength: 40
                clip: true
                onAccepted: panel.give()
                Keys.onEscapePressed: panel.dismissed()
            }
        }
        TouchButton {
            objectName: "givePresetName"
            width: parent.width
            u: panel.u
            px: Theme.size.strong
            color: Theme.colour.line
            ink: Theme.colour.text
            text: qsTr("Keep")
            onPressed: panel.give()
        }
        TouchButton {
            objectName: "dismissPresetName"
            width: parent.width
            u: panel.u
            text: qsTr("Close")
            onPressed: panel.dismissed()
        }
    }
}
