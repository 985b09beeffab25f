// Who moves this camera and what for, whether it answers, its presets, and the way to the end.
import QtQuick
import wall.glass

Rectangle {
    id: panel

    property var grip: null
    property real u: 1
    property bool naming: false
    readonly property var state_: grip !== null ? grip.state : ({})
    signal endWanted

    color: Theme.colour.panel
    radius: Math.round(Theme.space.round * u)
    onVisibleChanged: naming = false

    component Wide: TouchButton {
        width: parent ? parent.width : 0
        height: Math.round(64 * panel.u)
        u: panel.u
        px: Theme.size.strong
        color: Theme.colour.raised
        ink: Theme.colour.text
    }

    // Touches between the buttons are not for the tiles behind the panel.
    MouseArea { anchors.fill: parent }

    Column {
        id: head
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.space.m * panel.u }
        spacing: Theme.space.s * panel.u

        Label {
            objectName: "helmTitle"
            width: parent.width
            u: panel.u
            px: Theme.size.strong
            font.weight: Font.DemiBold
            wrapMode: Text.WordWrap
            maximumLineCount: 3
            text: panel.state_.title ?? ""
        }
        Label {
            width: parent.width
            u: panel.u
            color: Theme.colour.quiet
            text: panel.state_.purpose ?? ""
        }
        Label {
            objectName: "helmLine"
            width: parent.width
            visible: text !== ""
            u: panel.u
            px: Theme.size.strong
            wrapMode: Text.WordWrap
            color: panel.state_.trouble ? Theme.colour.lost : Theme.colour.late
            text: panel.state_.line ?? ""
        }
        Label {
            objectName: "helmWords"
            width: parent.width
            visible: text !== ""
            u: panel.u
            px: Theme.size.small
            wrapMode: Text.WordWrap
            maximumLineCount: 5
            color: Theme.colour.quiet
            text: panel.state_.words ?? ""
        }
    }

    PresetList {
        anchors { left: head.left; right: head.right; top: head.bottom; bottom: foot.top; topMargin: Theme.space.m * panel.u; bottomMargin: Theme.space.m * panel.u }
        visible: !panel.naming
        presets: panel.grip !== null ? panel.grip.presets : []
        u: panel.u
        onChosen: token => panel.grip.go(token)
    }

    PresetName {
        anchors { left: head.left; right: head.right; bottom: foot.top; bottomMargin: Theme.space.m * panel.u }
        visible: panel.naming
        u: panel.u
        name: panel.state_.name ?? ""
        onGiven: name => { panel.grip.keep(name); panel.naming = false }
        onDismissed: panel.naming = false
    }

    Column {
        id: foot
        anchors { left: head.left; right: head.right; bottom: parent.bottom; bottomMargin: Theme.space.m * panel.u }
        spacing: Theme.space.s * panel.u

        Label {
            objectName: "helmIdle"
            width: parent.width
            visible: text !== ""
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
            u: panel.u
            color: Theme.colour.late
            text: panel.state_.idle ?? ""
        }
        Wide {
            objectName: "helmHalt"
            height: Math.round(84 * panel.u)
            chosen: true
            border.color: Theme.colour.lost
            text: qsTr("Stop")
            onPressed: panel.grip.halt()
        }
        Wide {
            objectName: "helmBack"
            visible: panel.state_.returns ?? false
            text: qsTr("Put back")
            onPressed: panel.grip.putBack()
        }
        Wide {
            objectName: "helmKeep"
            visible: (panel.state_.keeps ?? false) && !panel.naming
            text: qsTr("Keep this view")
            onPressed: panel.naming = true
        }
        Wide { objectName: "helmEnd"; text: qsTr("End control"); onPressed: panel.endWanted() }
    }
}
