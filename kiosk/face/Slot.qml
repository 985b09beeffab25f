// The page beside the first screen: its heading, and its blocks where they fit best.
import QtQuick

Item {
    id: slot

    required property var face
    property alias scroller: scroller
    readonly property var page: face.page
    readonly property bool broad: !Panel.large  // two blocks fit beside one another

    function half(kind, kinds) {
        if (!broad) return false
        if (kind === "gauge") return kinds.filter(one => one === "gauge").length > 1
        return (kind === "chart" || kind === "entries" || kind === "camera") && kinds.filter(one => one === "chart" || one === "entries" || one === "camera").length > 1
    }

    Row {
        id: head
        height: slot.page.alarm ? 0 : Panel.mm(62)
        visible: !slot.page.alarm
        spacing: Panel.gap

        Sign { mark: slot.page.mark; side: Panel.mm(46); anchors.verticalCenter: parent.verticalCenter; ink: Theme.colour.exit }
        Words { width: Math.min(implicitWidth, slot.width - Panel.mm(60)); anchors.verticalCenter: parent.verticalCenter; text: slot.page.title; px: Panel.title; font.bold: true }
    }

    Scroller {
        id: scroller
        objectName: "slot"
        anchors { left: parent.left; right: parent.right; top: head.bottom; bottom: parent.bottom }
        contentHeight: flow.height

        Flow {
            id: flow
            property real shift: 0
            width: scroller.width - Panel.gap  // the bar has its place whether it is there or not: nothing jumps
            x: shift
            spacing: Panel.gap
            readonly property var kinds: { const all = []; for (let at = 0; at < blocks.count; at++) all.push(blocks.itemAt(at)?.kind ?? ""); return all }

            Repeater {
                id: blocks
                model: slot.face.shown

                Block {
                    readonly property bool part: slot.half(kind, flow.kinds)
                    width: Math.floor(part ? (flow.width - flow.spacing) / 2 : flow.width)
                    touches: !slot.face.modes.low
                    most: kind === "chart" ? Math.min(scroller.height, width * 1.25) : kind === "alarm" ? scroller.height : 0
                    onAsked: page => slot.face.open(page)
                }
            }
        }
    }

    NumberAnimation { id: turning; target: flow; property: "shift"; from: Panel.mm(26); to: 0; duration: Panel.turning; easing.type: Easing.OutCubic }
    Connections {
        target: slot.face
        function onTurned() { scroller.contentY = 0; if (Panel.turning > 0) turning.restart() }
    }
}
