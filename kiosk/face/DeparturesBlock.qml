// The next trains of one direction, soonest first; as many as there is room for.
import QtQuick

Card {
    id: board

    property bool wide: false
    property int rows: 0  // at most so many; 0 for all
    readonly property var given: block?.rows ?? []
    readonly property int count: rows > 0 ? Math.min(rows, given.length) : given.length

    Column {
        width: parent.width

        Repeater {
            model: board.count

            TrainRow {
                required property int index
                width: parent.width
                row: board.given[index] ?? ({})
                wide: board.wide
            }
        }
        Words {
            visible: board.count === 0
            width: parent.width
            height: Panel.mm(78)
            wrapMode: Text.WordWrap
            maximumLineCount: 2
            text: board.block?.empty ?? ""
            px: Panel.body
            color: Theme.colour.quiet
        }
    }
}
