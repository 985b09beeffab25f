// The page beside the first screen: its heading, and its blocks where they fit best.
import QtQuick
import kiosk.face.pictures

Item {
    id: slot

    required property var face
    property var gallery: null
    property alias scroller: scroller
    readonly property var page: face.page
    readonly property bool broad: !Panel.large  // two blocks fit beside one another
    readonly property string pin: face.pin
    onPinChanged: if (pin !== "" && !broad) scroller.to(0)  // where what is told of it stands

    // Whether it stands beside another, where two fit.
    function half(kind, kinds, at) {
        // An odd one out stands first, over the whole width.
        const gauges = kinds.filter(one => one === "gauge").length
        if (kind === "gauge") return gauges > 2 && !(gauges % 2 && at === kinds.indexOf("gauge"))
        return (kind === "chart" || kind === "entries" || kind === "camera") && kinds.filter(one => one === "chart" || one === "entries" || one === "camera").length > 1
    }

    // Into how many rows of one height the page is laid; 0 where each block is as high as it needs.
    function rowsOf(kinds) {
        const halves = kinds.filter((kind, at) => half(kind, kinds, at)).length
        if (kinds.includes("alarm") || kinds.includes("camera") || (halves > 0 && !kinds.every(one => one === "gauge") && (halves !== 2 || kinds.length !== 2))) return 0
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
        onContentYChanged: pictures.look(contentY, height)
        onHeightChanged: pictures.look(contentY, height)

        Item {
            id: masonry
            property real shift: 0
            readonly property real gap: Panel.gap
            width: scroller.width - Panel.gap  // the bar has its place whether it is there or not: nothing jumps
            x: shift
            readonly property int rows: slot.rowsOf(kinds)
            readonly property real share: rows > 0 && slot.broad ? Math.floor((scroller.height - (rows - 1) * gap) / rows) : 0
            property int made: 0  // another page may have as many blocks as the one before
            readonly property var kinds: { made; const all = []; for (let at = 0; at < blocks.count; at++) all.push(blocks.itemAt(at)?.kind ?? ""); return all }

            readonly property bool cameras: kinds.every(one => one === "camera")
            readonly property int columns: kinds.length > 4 && cameras ? 3 : 2

            // Blocks of a part of the width stand in columns, each under the shortest one.
            function lay() {
                let ends = Array(columns).fill(0)
                for (let at = 0; at < blocks.count; at++) {
                    const one = blocks.itemAt(at)
                    if (!one) continue
                    // Cameras stand in rows, whether a name took two lines or not.
                    if (cameras && at % columns === 0) ends = ends.map(() => Math.max(...ends))
                    const side = cameras && one.part ? at % columns : ends.indexOf(one.part ? Math.min(...ends) : Math.max(...ends))
                    one.x = one.part ? side * (one.width + gap) : 0
                    one.y = ends[side]
                    const end = ends[side] + one.height + gap
                    if (one.part) ends[side] = end
                    else ends = ends.map(() => end)
                }
                height = Math.max(...ends, gap) - gap
                frame()
            }

            // Where the blocks leave room for pictures; those are drawn over all of them by one item.
            function frame() {
                const all = []
                for (let at = 0; at < blocks.count; at++) {
                    const one = blocks.itemAt(at)
                    if (!one?.area) continue
                    const corner = one.area.mapToItem(masonry, 0, 0)
                    all.push({ channel: one.channel, x: corner.x, y: corner.y, width: one.area.width, height: one.area.height, large: slot.page.part !== "" })
                }
                const leads = [slot.page.leads?.previous, slot.page.leads?.next].filter(Boolean)
                pictures.lay(all, leads.map(one => one.split("/").pop()))
            }

            Pictures { id: pictures; objectName: "pictures"; anchors.fill: parent; z: 1; gallery: slot.gallery }
            onWidthChanged: Qt.callLater(lay)

            Repeater {
                id: blocks
                model: slot.face.shown
                onCountChanged: Qt.callLater(masonry.lay)
                onItemAdded: masonry.made++

                Block {
                    required property int index
                    readonly property bool half: slot.half(kind, masonry.kinds, index)
                    readonly property bool part: half && slot.broad
                    readonly property string channel: block?.channel ?? ""
                    width: Math.floor(part ? (masonry.width - (masonry.columns - 1) * masonry.gap) / masonry.columns : masonry.width)
                    wide: !half
                    touches: !slot.face.modes.low
                    most: kind === "alarm" || (kind === "chart" && slot.broad) || (kind === "camera" && slot.page.part !== "") ? scroller.height : 0
                    spread: masonry.share
                    alone: masonry.rows > 0
                    onAsked: page => slot.face.open(page)
                    onHeld: channel => slot.gallery?.press(channel, Math.min(masonry.width, scroller.height * 16 / 9), Math.min(scroller.height, masonry.width * 9 / 16))
                    onChannelChanged: Qt.callLater(masonry.lay)
                    onAreaChanged: Qt.callLater(masonry.lay)
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
