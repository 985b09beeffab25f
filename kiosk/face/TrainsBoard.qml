// All directions' next trains under one frame: as many rows of each as there is room for.
import QtQuick

Rectangle {
    id: board

    required property var model
    property bool wide: false
    property real most: 0
    readonly property int count: groups.count
    readonly property int columns: Math.max(1, Math.floor((width - Panel.gap) / Panel.mm(wide ? 460 : 400)))
    readonly property int lines: Math.max(1, Math.ceil(groups.count / columns))
    property var heads: []  // of each line the taller heading, so that rows stand side by side
    readonly property real head: Panel.mm(38)
    readonly property real least: Panel.mm(wide ? 70 : 78)
    readonly property real room: most - foot.height - 2 * Panel.gap - lines * Panel.mm(8) - headsTogether()
    readonly property int rows: most <= 0 ? 3 : Math.max(1, Math.min(4, Math.floor(room / (lines * least))))
    // Rows share what there is, so that the board ends where its neighbours do.
    readonly property real train: most <= 0 ? least : Math.max(Panel.mm(62), Math.min(Math.floor(room / (lines * rows)), least * 1.35))

    function headOf(line) { return Math.max(head, heads[line] ?? 0) }
    function headsTogether() { let all = 0; for (let line = 0; line < lines; line++) all += headOf(line); return all }
    function measure() {
        const found = []
        for (let at = 0; at < groups.count; at++) {
            const line = Math.floor(at / columns)
            found[line] = Math.max(found[line] ?? 0, groups.itemAt(at)?.heading ?? 0)
        }
        heads = found
    }

    onColumnsChanged: Qt.callLater(measure)
    implicitHeight: Math.max(grid.height + foot.height + 2 * Panel.gap, most)
    radius: Panel.round
    color: Theme.colour.panel
    border.width: Math.max(Math.round(Panel.density), 1)
    border.color: Theme.colour.line

    Grid {
        id: grid
        x: Panel.gap * 1.2; y: Panel.gap / 2
        width: parent.width - 2.4 * Panel.gap
        columns: board.columns
        columnSpacing: Panel.gap * 2
        rowSpacing: Panel.mm(6)

        Repeater {
            id: groups
            model: board.model

            Column {
                id: group
                required property var block
                required property int index
                readonly property var given: block?.rows ?? []
                readonly property var look: Theme.states(block?.vouch?.state ?? "fresh")
                // Its lines stand closer than their type wants, which leaves their feet below them.
                readonly property real foot: Panel.mm(5)
                readonly property real heading: title.implicitHeight + foot

                onHeadingChanged: Qt.callLater(board.measure)
                width: (grid.width - (board.columns - 1) * grid.columnSpacing) / board.columns
                Accessible.role: Accessible.StaticText
                Accessible.name: block?.spoken ?? ""

                Item {
                    width: parent.width; height: board.headOf(Math.floor(group.index / board.columns))

                    Words { id: title; anchors { left: parent.left; right: state.left; bottom: parent.bottom; rightMargin: Panel.mm(6); bottomMargin: group.foot } text: group.block?.title ?? ""; px: Panel.mm(23); font.bold: true; color: Theme.colour.quiet; wrapMode: Text.WordWrap; maximumLineCount: Panel.large ? 4 : 2; lineHeight: 0.8 }
                    Sign { id: state; anchors { right: says.left; rightMargin: Panel.mm(4); verticalCenter: says.verticalCenter } side: Panel.mm(20); mark: group.look.mark; ink: group.look.ink }
                    Words { id: says; anchors { right: parent.right; bottom: parent.bottom; bottomMargin: group.foot } width: Math.min(implicitWidth, parent.width * 0.5); text: group.block?.vouch?.says ?? ""; px: Panel.small; color: Theme.colour.quiet }
                }
                Repeater {
                    model: Math.min(board.rows, group.given.length)

                    TrainRow { required property int index; width: group.width; height: Panel.large ? implicitHeight : board.train; row: group.given[index] ?? ({}); wide: board.wide }
                }
                Words {
                    visible: group.given.length === 0
                    width: parent.width; height: Panel.large ? undefined : board.train
                    wrapMode: Text.WordWrap; maximumLineCount: Panel.large ? 4 : 2
                    text: group.block?.empty ?? ""; px: Panel.mm(26); color: Theme.colour.text
                }
            }
        }
    }
    Words {
        id: foot
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; leftMargin: Panel.gap * 1.2; rightMargin: Panel.gap; bottomMargin: Panel.mm(5) }
        property var sources: { const all = []; for (let at = 0; at < groups.count; at++) { const one = groups.itemAt(at)?.block?.vouch?.source; if (one && !all.includes(one)) all.push(one) } return all }
        text: sources.join(" · ")
        px: Panel.small
        wrapMode: Text.WordWrap
        maximumLineCount: Panel.large ? 4 : 2
        lineHeight: 0.85
        color: Theme.colour.quiet
    }
}
