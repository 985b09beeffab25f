// A name while it is typed, by the keys on the glass or a keyboard.
import QtQuick
import wall.glass

Rectangle {
    id: field

    property real u: 1
    property var naming: null
    property bool chosen: true
    readonly property alias text: input.text
    signal accepted
    signal abandoned
    signal wanted

    function begin() {
        input.forceActiveFocus()
    }

    height: Math.round(84 * u)
    radius: Math.round(Theme.space.round * u)
    color: Theme.colour.ground
    border { color: chosen ? Theme.colour.accent : Theme.colour.line; width: Math.max(Math.round(2 * u), 1) }

    TextInput {
        id: input
        anchors { fill: parent; leftMargin: Theme.space.l * field.u; rightMargin: Theme.space.l * field.u }
        verticalAlignment: TextInput.AlignVCenter
        font { family: Theme.family; pixelSize: Math.round(Theme.size.title * field.u) }
        color: Theme.colour.text
        clip: true
        text: field.naming ? field.naming.text : ""
        onTextEdited: field.naming.text = text
        onAccepted: field.accepted()
        onActiveFocusChanged: if (activeFocus) field.wanted()
        Keys.onEscapePressed: field.abandoned()
    }
}
