// Figures in rows and columns; all but the first column stand at the right.
import QtQuick

Card {
    id: table

    property bool wide: false
    readonly property int columns: block?.heads?.length ?? 1
    readonly property real first: hold.width * (columns > 3 ? 0.34 : 0.44)
    readonly property real other: columns > 1 ? (hold.width - first) / (columns - 1) : 0

    Column {
        id: hold
        width: parent.width

        Repeater {
            model: (table.block?.rows?.length ?? 0) + 1

            Item {
                id: line
                required property int index
                readonly property var cells: index === 0 ? table.block?.heads ?? [] : table.block?.rows?.[index - 1] ?? []

                width: hold.width
                height: Panel.mm(index === 0 ? 42 : 54)
                visible: index > 0 || (table.block?.rows?.length ?? 0) > 0

                Repeater {
                    model: table.columns

                    Words {
                        required property int index
                        x: index === 0 ? 0 : table.first + (index - 1) * table.other
                        width: (index === 0 ? table.first : table.other) - Panel.mm(8)
                        height: line.height
                        horizontalAlignment: index === 0 ? Text.AlignLeft : Text.AlignRight
                        text: line.cells[index] ?? ""
                        px: Panel.mm(line.index === 0 ? 22 : 28)
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Panel.small
                        font.bold: line.index > 0 && index === 0
                        color: line.index === 0 ? Theme.colour.quiet : Theme.colour.text
                    }
                }
                Rectangle { anchors.bottom: parent.bottom; width: parent.width; height: 1; color: Theme.colour.line; opacity: line.index === 0 ? 1 : 0.6 }
            }
        }
        Words { visible: (table.block?.rows?.length ?? 0) === 0; width: parent.width; height: Panel.mm(90); wrapMode: Text.WordWrap; text: table.block?.empty ?? ""; color: Theme.colour.quiet }
    }
}
