// Two large buttons that move what is higher than its place, at the side where that place is.
import QtQuick

Grid {
    id: pair

    property var of: null
    property string name: ""
    property var word: ({})
    property real deep: Panel.mm(58)
    property real broad: Panel.mm(78)
    property real gap: Panel.mm(8)
    property bool stacked: false  // the one above the other

    visible: of?.overflows ?? false
    width: visible ? (stacked ? broad : 2 * broad + gap) : 0
    columns: stacked ? 1 : 2
    spacing: gap

    Key { objectName: "up-" + pair.name; width: pair.broad; height: pair.deep; mark: "up"; enabled: pair.of?.less ?? false; spoken: pair.word["bar.up"] ?? ""; onPressed: pair.of.turn(-1) }
    Key { objectName: "down-" + pair.name; width: pair.broad; height: pair.deep; mark: "down"; enabled: pair.of?.more ?? false; spoken: pair.word["bar.down"] ?? ""; onPressed: pair.of.turn(1) }
}
