// A row of a table whose cells have no room beside one another: each stands below the last, with what it is.
import QtQuick

Column {
    id: fold

    property var heads: []
    property var cells: []

    topPadding: Panel.mm(8); bottomPadding: Panel.mm(8)

    Words { width: fold.width; text: fold.cells[0] ?? ""; px: Panel.mm(28); font.bold: true; wrapMode: Text.WordWrap }
    Repeater {
        model: Math.max(fold.cells.length - 1, 0)

        Item {
            id: cell
            required property int index
            width: fold.width
            height: Math.max(what.implicitHeight, how.implicitHeight)

            Words { id: what; anchors.verticalCenter: parent.verticalCenter; width: parent.width * 0.44; text: fold.heads[cell.index + 1] ?? ""; px: Panel.mm(22); color: Theme.colour.quiet; wrapMode: Text.WordWrap }
            Words { id: how; anchors { right: parent.right; verticalCenter: parent.verticalCenter } width: parent.width * 0.54; horizontalAlignment: Text.AlignRight; text: fold.cells[cell.index + 1] ?? ""; px: Panel.mm(28); wrapMode: Text.WordWrap }
        }
    }
    Rectangle { width: fold.width; height: 1; color: Theme.colour.line; opacity: 0.6 }
}
