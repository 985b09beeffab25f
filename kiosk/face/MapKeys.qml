// Pointing at one thing on the map after the other, for whoever does not reach it with a finger.
import QtQuick

Row {
    id: keys

    required property var face
    property real deep: Panel.target
    property real broad: Panel.target

    spacing: Panel.mm(8)

    Key { objectName: "map-less"; width: keys.broad; height: keys.deep; mark: "less"; text: keys.face.word["map.less"] ?? ""; onPressed: keys.face.step(-1) }
    Key { objectName: "map-more"; width: keys.broad; height: keys.deep; mark: "more"; text: keys.face.word["map.more"] ?? ""; onPressed: keys.face.step(1) }
}
