// Lets somebody in: a name, and digits that nobody can read from behind.
import QtQuick
import wall.glass

Rectangle {
    id: panel

    property var face
    property real u: 1
    property string name: ""
    property string pin: ""
    readonly property var pad: face.guard.pad
    readonly property int most: 12

    function type(key) {
        pad.anew()
        if (key === "⌫")
            pin = pin.slice(0, -1)
        else if (pin.length < most)
            pin += key
    }
    function enter() {
        pad.offer(name, pin)
        pin = ""
    }

    color: Theme.colour.panel
    visible: pad.open
    onVisibleChanged: {
        pin = ""
        name = pad.names.length === 1 ? pad.names[0] : ""
        if (visible)
            forceActiveFocus()
    }
    Keys.onPressed: event => {
        if (/^[0-9]$/.test(event.text))
            type(event.text)
        else if (event.key === Qt.Key_Backspace)
            type("⌫")
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            digits.enter()
        else if (event.key === Qt.Key_Escape)
            pad.hide()
        else
            return
        event.accepted = true
    }

    // Touches between the keys are not for the tiles behind the panel.
    MouseArea { anchors.fill: parent }

    Label {
        anchors { left: parent.left; leftMargin: Theme.space.l * panel.u; verticalCenter: close.verticalCenter }
        u: panel.u
        px: Theme.size.title
        font.weight: Font.DemiBold
        text: qsTr("Sign in")
    }
    TouchButton {
        id: close
        objectName: "closePad"
        anchors { right: parent.right; top: parent.top; margins: Theme.space.l * panel.u }
        u: panel.u
        text: qsTr("Close")
        onPressed: panel.pad.hide()
    }

    Column {
        id: content
        anchors { left: parent.left; right: parent.right; top: close.bottom; margins: Theme.space.xl * panel.u }
        spacing: Theme.space.xl * panel.u

        Flow {
            width: parent.width
            spacing: Theme.space.s * panel.u

            Repeater {
                model: panel.pad.names

                TouchButton {
                    required property string modelData
                    objectName: "name_" + modelData
                    u: panel.u
                    px: Theme.size.strong
                    color: Theme.colour.raised
                    text: modelData
                    chosen: panel.name === modelData
                    onPressed: panel.name = modelData
                }
            }
        }
        Row {
            objectName: "dots"
            anchors.horizontalCenter: parent.horizontalCenter
            height: Math.round(28 * panel.u)
            spacing: Theme.space.m * panel.u

            Repeater {
                model: Math.max(panel.pin.length, 6)

                Rectangle {
                    required property int index
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.round(20 * panel.u)
                    height: width
                    radius: width / 2
                    color: index < panel.pin.length ? Theme.colour.text : "transparent"
                    border { color: Theme.colour.quiet; width: Math.max(Math.round(2 * panel.u), 1) }
                }
            }
        }
        Label {
            objectName: "padMessage"
            width: parent.width
            height: Math.round(64 * panel.u)
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
            u: panel.u
            color: panel.pad.wrong ? Theme.colour.late : Theme.colour.quiet
            text: panel.pad.message
        }
        DigitPad {
            id: digits
            anchors.horizontalCenter: parent.horizontalCenter
            u: panel.u
            room: panel.height - content.y - y - Theme.space.l * panel.u
            ready: panel.name !== "" && panel.pin.length >= 6 && !panel.pad.busy
            onTyped: digit => panel.type(digit)
            onErased: panel.type("⌫")
            onEntered: panel.enter()
        }
    }
}
