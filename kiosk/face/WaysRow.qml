// The pages that can be asked for; where not all fit, a button turns to the next ones.
import QtQuick

Item {
    id: row

    required property var face
    property real deep: Panel.mm(88)
    readonly property var ways: face.ways.filter(one => one.id !== "home")  // which the bar leads to
    readonly property real least: Panel.mm(Panel.large ? 208 : 165)
    readonly property int fits: Math.max(1, Math.floor((width + gap) / (least + gap)))
    readonly property bool paged: ways.length > fits
    readonly property real turn: Panel.mm(Panel.large ? 58 : 75)  // the button's width
    readonly property int each: paged ? Math.max(1, Math.floor((width - turn) / (least + gap))) : Math.max(ways.length, 1)
    readonly property real gap: Panel.mm(8)
    readonly property bool upright: !Panel.large
    readonly property real side: upright ? Math.min(Panel.mm(42), deep * 0.45) : Panel.mm(38)
    readonly property real broad: (width - (paged ? turn + gap : 0) - (each - 1) * gap) / each
    readonly property var labels: ways.map(way => Panel.label(way.title, broad, side, upright))
    property var cast: null
    property int first: 0

    height: deep
    onWaysChanged: if (first >= ways.length) first = 0
    onEachChanged: first = 0

    // The next visitor begins where everybody does.
    Connections { target: row.face; function onVisited() { if (row.face.stage === "nobody") row.first = 0 } }

    Row {
        spacing: row.gap

        Repeater {
            model: Math.min(row.each, row.ways.length - row.first)

            Key {
                required property int index
                readonly property var way: row.ways[row.first + index] ?? ({ id: "", title: "", mark: "" })
                objectName: "way-" + way.id
                upright: row.upright
                lines: 2
                width: row.broad; height: row.deep
                cast: row.cast
                text: way.title; mark: way.mark
                chosen: row.face.page.id === way.id
                onPressed: row.face.open(way.id)
            }
        }
    }
    Key {
        visible: row.paged
        objectName: "ways-more"
        anchors.right: parent.right
        width: row.turn; height: row.deep
        mark: "more"; spoken: row.face.word["bar.more"] ?? ""
        onPressed: row.first = row.first + row.each >= row.ways.length ? 0 : row.first + row.each
    }
}
