// Figures in rows and columns; all but the first column stand at the right.
import QtQuick

Card {
    id: table

    property bool wide: false
    readonly property int columns: block?.heads?.length ?? 1
    readonly property int count: block?.rows?.length ?? 0
    // With room to spare rows are higher, as long as all of them are seen.
    readonly property real grown: ample > 0 && count > 0 ? Math.max(1, Math.min(ample / Panel.mm(46 + 54 * count), 1.35)) : 1
    readonly property real first: hold.width * (columns > 3 ? 0.34 : 0.44)
    readonly property real other: columns > 1 ? (hold.width - first) / (columns - 1) : 0

    Column {
        id: hold
        width: parent.width

        Repeater {
            model: table.count + 1

            Item {
                id: line
                required property int index
                readonly property var cells: index === 0 ? table.block?.heads ?? [] : table.block?.rows?.[index - 1] ?? []

                width: hold.width
                height: Panel.mm((index === 0 ? 42 : 54) * table.grown)
                visible: index > 0 || table.count > 0

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
        Blank { visible: table.count === 0; width: parent.width; alone: table.alone; high: table.ample; mark: Theme.face?.page?.mark ?? ""; text: table.block?.empty ?? "" }
    }
}
