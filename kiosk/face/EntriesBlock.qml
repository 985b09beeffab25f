// A list: what matters most first; an entry that leads to a page is touched.
import QtQuick

Card {
    id: list

    property bool wide: false
    property bool touches: true
    readonly property int count: block?.entries?.length ?? 0
    // The fewer they are, the larger, at twice the size as well.
    readonly property real largest: !alone ? 1 : wide ? (count <= 4 ? 1.6 : count <= 6 ? 1.3 : count <= 8 ? 1.15 : 1) : count <= 4 ? 1.3 : count <= 6 ? 1.15 : 1
    property real grown: largest
    property real tall: 0
    property bool fitting: false
    signal asked(string page)

    // The largest type with which all of them are seen at once; what is left over lies between them.
    function fit() {
        fitting = true
        grown = largest
        tall = ample > 0 ? roomEach() : 0
        fitting = false
    }
    function roomEach() {
        let high = []
        for (const size of [1.6, 1.45, 1.3, 1.15, 1].filter(one => one <= largest)) {
            grown = size
            high = Array.from({ length: rows.count }, (_, at) => rows.itemAt(at)?.natural ?? 0)
            if (high.reduce((all, one) => all + one, 0) <= ample) break
        }
        // Rows higher than their part of the room leave the others less.
        let left = ample, each = 0
        high.sort((one, other) => other - one).forEach((one, at) => { each = left / (high.length - at); left -= Math.max(one, each) })
        return Math.floor(Math.min(each, Panel.mm(130 * grown)))
    }
    onAmpleChanged: later.restart()
    onLargestChanged: later.restart()
    onCountChanged: later.restart()
    onWidthChanged: later.restart()

    // Goes with the list: a call that is put off is made on what is not there any more.
    Timer { id: later; interval: 0; onTriggered: list.fit() }

    Column {
        width: parent.width

        Repeater {
            id: rows
            model: list.count

            EntryRow {
                required property int index
                width: parent.width
                entry: list.block?.entries?.[index] ?? ({})
                touches: list.touches
                lined: index > 0
                grown: list.grown
                tall: list.tall
                onNaturalChanged: if (!list.fitting) later.restart()
                onAsked: page => list.asked(page)
            }
        }
        Blank { visible: list.count === 0; width: parent.width; alone: list.alone; high: list.ample; mark: Theme.face?.page?.mark ?? ""; text: list.block?.empty ?? "" }
    }
}
