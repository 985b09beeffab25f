// What was typed so far, how much room is left, and why an opinion was not taken.
import QtQuick

Rectangle {
    id: box

    required property var opining
    readonly property bool typed: opining.text.length > 0
    readonly property bool noted: opining.note.length > 0
    readonly property real line: Math.ceil(Panel.small * 1.5)
    readonly property string aside: noted ? opining.note : opining.state === "saving" ? opining.word.saving : typed ? opining.left : opining.word.privacy
    readonly property int lines: noted ? (height < 4 * line ? 1 : 2) : height < 3 * line ? 0 : typed || height < 5 * line ? 1 : 2

    color: Theme.colour.ground
    radius: Panel.round
    border.width: Math.max(Math.round((noted ? 3 : 1) * Panel.density), 1)
    border.color: noted ? Theme.colour.bad : Theme.colour.line
    clip: true

    Words {
        id: body
        x: Panel.gap; y: Panel.gap * 0.5
        width: parent.width - 2 * Panel.gap
        height: parent.height - foot.height - Panel.gap
        verticalAlignment: box.typed ? Text.AlignBottom : Text.AlignTop
        wrapMode: Text.Wrap
        elide: Text.ElideNone
        text: box.typed ? box.opining.text + "▏" : box.opining.word.unwritten || box.opining.word.hint
        color: box.typed ? Theme.colour.text : Theme.colour.quiet
        px: Panel.mm(24)
        clip: true
        Accessible.role: Accessible.StaticText
        Accessible.name: body.text
    }
    Words {
        id: foot
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; leftMargin: Panel.gap; rightMargin: Panel.gap; bottomMargin: Panel.gap * 0.5 }
        height: box.lines * box.line
        visible: box.lines > 0
        text: box.aside
        wrapMode: Text.Wrap
        maximumLineCount: Math.max(box.lines, 1)
        fontSizeMode: Text.Fit
        minimumPixelSize: Panel.small
        color: box.noted ? Theme.colour.bad : Theme.colour.quiet
        font.bold: box.noted
        px: Panel.small
        Accessible.role: Accessible.AlertMessage
        Accessible.name: foot.text
    }
}
