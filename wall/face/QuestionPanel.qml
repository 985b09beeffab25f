// Says why a channel stays in its tile, and asks what it is wanted for where that opens it.
import QtQuick
import wall.glass

Rectangle {
    id: panel

    property var face
    property real u: 1
    readonly property var question: face.guard.question

    signal signInWanted

    function give(purpose) {
        if (purpose.trim().length > 1)
            face.guard.give(purpose.trim())
    }

    visible: question.open
    onVisibleChanged: words.text = ""
    height: Math.round(content.implicitHeight + 2 * Theme.space.xl * u)
    radius: Math.round(Theme.space.round * u)
    color: Theme.colour.panel
    border { color: Theme.colour.line; width: Math.max(Math.round(2 * u), 1) }

    // Touches between the buttons are not for the tiles behind the panel.
    MouseArea { anchors.fill: parent }

    Column {
        id: content
        anchors {
            left: parent.left; right: parent.right; top: parent.top
            margins: Theme.space.xl * panel.u
        }
        spacing: Theme.space.l * panel.u

        Row {
            width: parent.width
            spacing: Theme.space.l * panel.u

            Mark { id: mark; side: 34 * panel.u; state_: "private" }
            Label {
                objectName: "question"
                width: parent.width - mark.width - parent.spacing
                u: panel.u
                px: Theme.size.strong
                wrapMode: Text.WordWrap
                text: panel.question.sentence
            }
        }
        Flow {
            width: parent.width
            spacing: Theme.space.s * panel.u
            visible: panel.question.purposes.length > 0

            Repeater {
                model: panel.question.purposes

                TouchButton {
                    required property string modelData
                    required property int index
                    objectName: "purpose_" + index
                    u: panel.u
                    px: Theme.size.strong
                    height: Math.round(68 * panel.u)
                    color: Theme.colour.raised
                    text: modelData
                    onPressed: panel.give(modelData)
                }
            }
        }
        Rectangle {
            width: parent.width
            height: Math.round(Theme.space.touch * panel.u)
            visible: panel.question.purposes.length > 0
            radius: Math.round(Theme.space.round * panel.u)
            color: Theme.colour.ground
            border { color: words.activeFocus ? Theme.colour.accent : Theme.colour.line; width: Math.max(Math.round(2 * panel.u), 1) }

            TextInput {
                id: words
                objectName: "purposeField"
                anchors { fill: parent; leftMargin: Theme.space.l * panel.u; rightMargin: Theme.space.m * panel.u }
                verticalAlignment: TextInput.AlignVCenter
                font { family: Theme.family; pixelSize: Math.round(Theme.size.body * panel.u) }
                color: Theme.colour.text
                maximumLength: 200
                clip: true
                onAccepted: panel.give(text)
                Keys.onEscapePressed: panel.face.guard.dismiss()
            }
            Label {
                anchors.fill: words
                u: panel.u
                color: Theme.colour.quiet
                visible: words.text === "" && words.preeditText === ""
                text: qsTr("Another purpose, by keyboard")
            }
        }
        Row {
            anchors.right: parent.right
            spacing: Theme.space.m * panel.u

            TouchButton {
                objectName: "signInForIt"
                u: panel.u
                color: Theme.colour.raised
                visible: panel.question.signIn
                text: qsTr("Sign in")
                onPressed: panel.signInWanted()
            }
            TouchButton {
                objectName: "dismissQuestion"
                u: panel.u
                color: Theme.colour.raised
                text: qsTr("Close")
                onPressed: panel.face.guard.dismiss()
            }
        }
    }
}
