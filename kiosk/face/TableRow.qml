// A row of a table: its first cell at the left, all others at the right of their columns.
import QtQuick

Item {
    id: line

    property var cells: []
    property bool head: false
    property real grown: 1
    readonly property real first: width * (cells.length > 3 ? 0.32 : 0.44)
    readonly property real last: cells.length > 3 ? width * 0.36 : other  // which may be a name
    readonly property real other: cells.length > 3 ? (width - first - last) / (cells.length - 2) : cells.length > 1 ? (width - first) / (cells.length - 1) : 0

    implicitHeight: Math.max(Panel.mm((head ? 42 : 54) * grown), Panel.large ? row.height + Panel.mm(8) : 0)

    Row {
        id: row
        anchors.verticalCenter: parent.verticalCenter

        Repeater {
            model: line.cells

            Words {
                required property string modelData
                required property int index
                width: (index === 0 ? line.first : index === line.cells.length - 1 ? line.last : line.other) - Panel.mm(8)
                anchors.verticalCenter: parent.verticalCenter
                horizontalAlignment: index === 0 ? Text.AlignLeft : Text.AlignRight
                text: modelData
                px: Panel.mm(line.head ? 22 : 28)
                wrapMode: Panel.large ? Text.WordWrap : Text.NoWrap
                lineHeight: 0.9
                fontSizeMode: Panel.large ? Text.FixedSize : Text.HorizontalFit
                minimumPixelSize: Panel.small
                font.bold: !line.head && index === 0
                color: line.head ? Theme.colour.quiet : Theme.colour.text
            }
        }
    }
    Rectangle { anchors.bottom: parent.bottom; width: parent.width; height: 1; color: Theme.colour.line; opacity: line.head ? 1 : 0.6 }
}
