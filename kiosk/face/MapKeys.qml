// Pointing at one thing on the map after the other, for whoever does not reach it with a finger.
import QtQuick

Row {
    id: keys

    required property var face
    property real deep: Panel.target
    property real broad: Panel.target

    readonly property real side: Panel.mm(34)
    readonly property var cast: Panel.casts?.row(["less", "more"].map(way => Panel.label(named(way), broad, side, false)), Panel.row(deep, side, false)) ?? null

    function named(way) { return face.word["map." + way] ?? "" }

    spacing: Panel.mm(8)

    Key { objectName: "map-less"; width: keys.broad; height: keys.deep; mark: "less"; text: keys.named("less"); cast: keys.cast; onPressed: keys.face.step(-1) }
    Key { objectName: "map-more"; width: keys.broad; height: keys.deep; mark: "more"; text: keys.named("more"); cast: keys.cast; onPressed: keys.face.step(1) }
}
