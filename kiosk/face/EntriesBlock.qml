// A list: what matters most first; an entry that leads to a page is touched.
import QtQuick

Card {
    id: list

    property bool wide: false
    property bool touches: true
    readonly property bool roomy: wide && (block?.entries?.length ?? 0) <= 5  // few may be large
    signal asked(string page)

    Column {
        width: parent.width

        Repeater {
            model: list.block?.entries?.length ?? 0

            EntryRow {
                required property int index
                width: parent.width
                entry: list.block?.entries?.[index] ?? ({})
                touches: list.touches
                lined: index > 0
                grown: list.roomy ? 1.35 : 1
                onAsked: page => list.asked(page)
            }
        }
        Words {
            visible: (list.block?.entries?.length ?? 0) === 0
            width: parent.width; height: Panel.mm(90)
            wrapMode: Text.WordWrap
            maximumLineCount: 3
            text: list.block?.empty ?? ""
            color: Theme.colour.quiet
        }
    }
}
