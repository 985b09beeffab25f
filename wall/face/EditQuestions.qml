// Asks those who edit a scene what it is to be called, or what becomes of it when they leave.
import QtQuick
import wall.glass

Rectangle {
    id: panel

    property var face
    property real u: 1
    readonly property var editing: face.editing
    readonly property string asking: editing ? editing.asking : ""
    readonly property var words: editing ? editing.words : ({})

    visible: asking !== ""
    onVisibleChanged: if (asking === "name") field.begin()
    color: Qt.alpha(Theme.colour.ground, 0.7)

    // Nothing behind is touched before there is an answer.
    MouseArea { anchors.fill: parent }

    Rectangle {
        anchors.centerIn: parent
        width: Math.round(Math.min(1120 * panel.u, parent.width * 0.9))
        height: Math.round(content.implicitHeight + 2 * Theme.space.xl * panel.u)
        radius: Math.round(Theme.space.round * panel.u)
        color: Theme.colour.panel
        border { color: Theme.colour.accent; width: Math.max(Math.round(2 * panel.u), 1) }

        Column {
            id: content
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.space.xl * panel.u }
            spacing: Math.round(Theme.space.l * panel.u)

            Label {
                objectName: "editQuestion"
                width: parent.width
                u: panel.u
                px: Theme.size.title
                font.weight: Font.DemiBold
                wrapMode: Text.WordWrap
                text: (panel.asking === "leave" ? panel.editing.bar.askLeave : panel.words.ask_name) ?? ""
            }
            NameField {
                id: field
                objectName: "nameField"
                width: parent.width
                visible: panel.asking === "name"
                u: panel.u
                naming: panel.editing ? panel.editing.naming : null
                onAccepted: panel.editing.saveAs()
                onAbandoned: panel.editing.ask("")
            }
            LetterKeys {
                width: parent.width
                visible: panel.asking === "name"
                u: panel.u
                space: panel.words.space ?? ""
                onTyped: letter => panel.editing.naming.strike(letter)
                onErased: panel.editing.naming.erase()
            }
            Flow {
                width: parent.width
                spacing: Math.round(Theme.space.m * panel.u)
                visible: panel.asking === "leave"

                EditButton { objectName: "leaveSave"; u: panel.u; strong: true; enabled: panel.visible && panel.editing.bar.canSave === true; text: panel.words.save ?? ""; onPressed: panel.editing.saveAndLeave() }
                EditButton { objectName: "leaveKeep"; u: panel.u; text: panel.words.keep ?? ""; onPressed: panel.editing.suspend() }
                EditButton { objectName: "leaveDiscard"; u: panel.u; text: panel.words.discard ?? ""; onPressed: panel.editing.discard() }
                EditButton { objectName: "leaveStay"; u: panel.u; text: panel.words.stay ?? ""; onPressed: panel.editing.ask("") }
            }
            Row {
                anchors.right: parent.right
                spacing: Math.round(Theme.space.m * panel.u)
                visible: panel.asking === "name"

                EditButton { objectName: "nameCancel"; u: panel.u; text: panel.words.cancel ?? ""; onPressed: panel.editing.ask("") }
                EditButton { objectName: "nameSave"; u: panel.u; strong: true; enabled: panel.visible && panel.editing.naming.text.trim() !== ""; text: panel.words.save ?? ""; onPressed: panel.editing.saveAs() }
            }
        }
    }
}
