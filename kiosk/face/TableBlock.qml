// Figures in rows and columns; at twice the size, where a row has no room for them, below one another.
import QtQuick

Card {
    id: table

    property bool wide: false
    readonly property int columns: block?.heads?.length ?? 1
    readonly property bool folded: Panel.large && columns > 2
    readonly property var rows: block?.rows ?? []
    readonly property int count: rows.length
    // With room to spare rows are higher, as long as all of them are seen.
    readonly property real grown: ample > 0 && count > 0 ? Math.max(1, Math.min(ample / Panel.mm(46 + 54 * count), 1.35)) : 1

    Column {
        id: hold
        width: parent.width

        TableRow { width: parent.width; visible: !table.folded && table.count > 0; cells: table.block?.heads ?? []; head: true; grown: table.grown }
        Repeater {
            model: table.folded ? 0 : table.count
            TableRow { required property int index; width: hold.width; cells: table.rows[index] ?? []; grown: table.grown }
        }
        Repeater {
            model: table.folded ? table.count : 0
            TableFold { required property int index; width: hold.width; heads: table.block?.heads ?? []; cells: table.rows[index] ?? [] }
        }
        Blank { visible: table.count === 0; width: parent.width; alone: table.alone; high: table.ample; mark: Theme.face?.page?.mark ?? ""; text: table.block?.empty ?? "" }
    }
}
