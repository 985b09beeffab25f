// What was typed so far, how much room is left, and why an opinion was not taken.
import QtQuick

Rectangle {
    id: box

    required property var opining
    readonly property bool typed: opining.text.length > 0
    readonly property bool noted: opining.note.length > 0
    readonly property string aside: noted ? opining.note : opining.state === "saving" ? opining.word.saving : typed ? opining.left : opining.word.privacy

    color: Theme.colour.ground
    radius: Panel.round
    border.width: Math.max(Math.round((noted ? 3 : 1) * Panel.density), 1)
    border.color: noted ? Theme.colour.bad : Theme.colour.line
    clip: true

    Words {
        id: text
        anchors { left: parent.left; right: parent.right; bottom: foot.top; margins: Panel.gap * 0.7 }
        height: parent.height - foot.height - 2 * Panel.gap
        verticalAlignment: box.typed ? Text.AlignBottom : Text.AlignTop
        wrapMode: Text.Wrap
        elide: Text.ElideNone
        text: box.typed ? box.opining.text + "▏" : box.opining.word.unwritten || box.opining.word.hint
        color: box.typed ? Theme.colour.text : Theme.colour.quiet
        px: Panel.mm(24)
        clip: true
        Accessible.role: Accessible.EditableText
        Accessible.name: text
    }
    Words {
        id: foot
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Panel.gap * 0.7 }
        height: box.height < Panel.mm(70) && !box.noted ? 0 : Math.min(implicitHeight, box.height * 0.6)
        visible: height > 0
        text: box.aside
        wrapMode: Text.Wrap
        maximumLineCount: 2
        color: box.noted ? Theme.colour.bad : Theme.colour.quiet
        font.bold: box.noted
        px: Panel.small
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
}
