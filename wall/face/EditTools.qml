// Below the scene that is edited: what it is called, what can be done, and what there is to say.
import QtQuick
import wall.glass

Rectangle {
    id: tools

    property var editing
    property real u: 1
    readonly property var bar: editing ? editing.bar : ({})
    readonly property var words: editing ? editing.words : ({})
    readonly property alias bin: bin

    color: Theme.colour.panel

    // Touches between the buttons are not for the tiles behind.
    MouseArea { anchors.fill: parent }

    Column {
        anchors { fill: parent; margins: Theme.space.l * tools.u }
        spacing: Math.round(Theme.space.m * tools.u)

        Item {
            width: parent.width
            height: Math.round(88 * tools.u)

            Label {
                id: title
                objectName: "editTitle"
                anchors { left: parent.left; top: parent.top }
                width: Math.min(implicitWidth, parent.width * 0.7)
                u: tools.u
                px: Theme.size.title
                font.weight: Font.DemiBold
                text: tools.bar.title ?? ""
            }
            Label {
                objectName: "editState"
                anchors { left: title.right; leftMargin: Theme.space.l * tools.u; baseline: title.baseline }
                u: tools.u
                px: Theme.size.strong
                color: tools.bar.dirty ? Theme.colour.late : Theme.colour.quiet
                text: tools.bar.state ?? ""
            }
            Label {
                objectName: "editNotice"
                anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
                u: tools.u
                px: tools.bar.bad ? Theme.size.small : Theme.size.body
                color: tools.bar.bad ? Theme.colour.late : tools.bar.notice ? Theme.colour.text : Theme.colour.quiet
                text: tools.bar.bad ? tools.bar.notice + "  " + tools.bar.detail : tools.bar.notice || (tools.words.hint ?? "")
            }
        }

        Row {
            spacing: Math.round(Theme.space.m * tools.u)

            EditButton { objectName: "editUndo"; u: tools.u; text: tools.words.undo ?? ""; enabled: tools.bar.canUndo === true; onPressed: tools.editing.desk.undo() }
            EditButton { objectName: "editRedo"; u: tools.u; text: tools.words.redo ?? ""; enabled: tools.bar.canRedo === true; onPressed: tools.editing.desk.redo() }
            Stepper {
                name: "Columns"
                u: tools.u
                visible: tools.bar.grid === true
                text: tools.words.columns ?? ""
                value: tools.bar.columns ?? 0
                onStepped: by => tools.editing.desk.resize(by, 0)
            }
            Stepper {
                name: "Rows"
                u: tools.u
                visible: tools.bar.grid === true
                text: tools.words.rows ?? ""
                value: tools.bar.rows ?? 0
                onStepped: by => tools.editing.desk.resize(0, by)
            }
            EditButton { objectName: "editRepertoire"; u: tools.u; text: tools.editing ? tools.editing.repertoire.words.button : ""; onPressed: tools.editing.repertoire.show() }
        }

        Item {
            width: parent.width
            height: Math.round(80 * tools.u)

            Rectangle {
                id: bin
                objectName: "editBin"
                readonly property bool ready: tools.editing !== null && tools.editing.desk.hasChosen
                anchors { left: parent.left; right: ends.left; rightMargin: Theme.space.l * tools.u; top: parent.top; bottom: parent.bottom }
                radius: Math.round(Theme.space.round * tools.u)
                color: take.pressed ? Theme.colour.line : Theme.colour.ground
                border { width: Math.max(Math.round(3 * tools.u), 1); color: bin.ready ? Theme.colour.refused : Theme.colour.line }

                Label {
                    anchors { fill: parent; margins: Theme.space.m * tools.u }
                    horizontalAlignment: Text.AlignHCenter
                    u: tools.u
                    px: Theme.size.strong
                    color: bin.ready ? Theme.colour.text : Theme.colour.quiet
                    text: (bin.ready ? tools.words.bin_chosen : tools.words.bin) ?? ""
                }
                MouseArea { id: take; anchors.fill: parent; onClicked: tools.editing.desk.takeAway() }
            }
            Row {
                id: ends
                anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                spacing: Math.round(Theme.space.m * tools.u)

                EditButton { objectName: "editUndoSave"; u: tools.u; visible: tools.bar.canUndoSave === true; text: tools.words.undo_save ?? ""; onPressed: tools.editing.undoSave() }
                EditButton { objectName: "editSaveAs"; u: tools.u; enabled: tools.bar.canSaveAs === true; text: tools.words.save_as ?? ""; onPressed: tools.editing.ask("name") }
                EditButton { objectName: "editSave"; u: tools.u; strong: true; enabled: tools.bar.canSave === true; text: tools.words.save ?? ""; onPressed: tools.editing.save() }
                EditButton { objectName: "editDone"; u: tools.u; enabled: tools.bar.busy !== true; text: tools.words.done ?? ""; onPressed: tools.editing.leave() }
            }
        }
    }

    Shortcut { sequences: [StandardKey.Undo]; enabled: tools.visible; onActivated: tools.editing.desk.undo() }
    Shortcut { sequences: [StandardKey.Redo]; enabled: tools.visible; onActivated: tools.editing.desk.redo() }
    Shortcut { sequences: [StandardKey.Save]; enabled: tools.visible && tools.bar.canSave === true; onActivated: tools.editing.save() }
}
