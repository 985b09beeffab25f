// The page beside the first screen: its heading, and its blocks where they fit best.
import QtQuick

Item {
    id: slot

    required property var face
    property alias scroller: scroller
    readonly property var page: face.page
    readonly property bool broad: !Panel.large  // two blocks fit beside one another

    function half(kind, kinds, at) {
        if (!broad) return false
        // An odd one out stands first, over the whole width.
        const gauges = kinds.filter(one => one === "gauge").length
        if (kind === "gauge") return gauges > 2 && !(gauges % 2 && at === kinds.indexOf("gauge"))
        return (kind === "chart" || kind === "entries" || kind === "camera") && kinds.filter(one => one === "chart" || one === "entries" || one === "camera").length > 1
    }

    // Into how many rows of one height the page is laid; 0 where each block is as high as it needs.
    function rowsOf(kinds) {
        const halves = kinds.filter((kind, at) => half(kind, kinds, at)).length
        if (kinds.includes("alarm") || (halves > 0 && !kinds.every(one => one === "gauge") && (halves !== 2 || kinds.length !== 2))) return 0
        return kinds.length - halves + Math.ceil(halves / 2)
    }

    Row {
        id: head
        height: slot.page.alarm ? 0 : Panel.mm(62)
        visible: !slot.page.alarm
        spacing: Panel.gap

        Sign { mark: slot.page.mark; side: Panel.mm(46); anchors.verticalCenter: parent.verticalCenter; ink: Theme.colour.text }
        Words { width: Math.min(implicitWidth, slot.width - Panel.mm(60)); anchors.verticalCenter: parent.verticalCenter; text: slot.page.title; px: Panel.title; font.bold: true }
    }

    Scroller {
        id: scroller
        objectName: "slot"
        anchors { left: parent.left; right: parent.right; top: head.bottom; bottom: parent.bottom }
        contentHeight: masonry.height

        Item {
            id: masonry
            property real shift: 0
            readonly property real gap: Panel.gap
            width: scroller.width - Panel.gap  // the bar has its place whether it is there or not: nothing jumps
            x: shift
            readonly property int rows: slot.rowsOf(kinds)
            readonly property real share: rows > 0 && slot.broad ? Math.floor((scroller.height - (rows - 1) * gap) / rows) : 0
            readonly property var kinds: { const all = []; for (let at = 0; at < blocks.count; at++) all.push(blocks.itemAt(at)?.kind ?? ""); return all }

            // Blocks of half the width stand in two columns, each under the shorter one.
            function lay() {
                const ends = [0, 0]
                for (let at = 0; at < blocks.count; at++) {
                    const one = blocks.itemAt(at)
                    if (!one) continue
                    const side = one.part ? (ends[0] <= ends[1] ? 0 : 1) : ends[0] >= ends[1] ? 0 : 1
                    one.x = one.part ? side * (one.width + gap) : 0
                    one.y = ends[side]
                    const end = ends[side] + one.height + gap
                    if (one.part) ends[side] = end
                    else ends[0] = ends[1] = end
                }
                height = Math.max(ends[0], ends[1], gap) - gap
            }
            onWidthChanged: Qt.callLater(lay)

            Repeater {
                id: blocks
                model: slot.face.shown
                onCountChanged: Qt.callLater(masonry.lay)

                Block {
                    required property int index
                    readonly property bool part: slot.half(kind, masonry.kinds, index)
                    width: Math.floor(part ? (masonry.width - masonry.gap) / 2 : masonry.width)
                    wide: !part && slot.broad
                    touches: !slot.face.modes.low
                    most: kind === "alarm" || (kind === "chart" && slot.broad) ? scroller.height : 0
                    spread: masonry.share
                    alone: masonry.rows > 0
                    onAsked: page => slot.face.open(page)
                    onHeightChanged: Qt.callLater(masonry.lay)
                    onPartChanged: Qt.callLater(masonry.lay)
                }
            }
        }
    }

    NumberAnimation { id: turning; target: masonry; property: "shift"; from: Panel.mm(26); to: 0; duration: Panel.turning; easing.type: Easing.OutCubic }
    Connections {
        target: slot.face
        function onTurned() { scroller.contentY = 0; if (Panel.turning > 0) turning.restart() }
    }
}
