// What kind of thing a rule was called by, as a sign that is known from across the room.
import QtQuick
import QtQuick.Shapes
import wall.glass

Item {
    id: emblem

    property string kind: ""
    property color colour: Theme.colour.accent
    property real side: 60
    readonly property var signs: ({
        "alert": "M 50 6 L 97 90 L 3 90 Z",
        "situation": "M 50 96 C 18 56 16 46 16 38 A 34 34 0 1 1 84 38 C 84 46 82 56 50 96 Z",
        "lost": "M 6 26 L 66 26 L 66 42 L 94 28 L 94 74 L 66 60 L 66 76 L 6 76 Z",
        "call": "M 22 6 L 42 10 L 46 36 L 34 44 C 40 56 46 62 58 68 L 66 56 L 92 60 L 94 80 C 88 92 78 96 68 94 C 34 86 12 62 8 32 C 6 20 12 10 22 6 Z"
    })

    width: Math.round(side)
    height: Math.round(side)

    Shape {
        width: 100
        height: 100
        scale: emblem.side / 100
        transformOrigin: Item.TopLeft
        ShapePath {
            fillColor: emblem.colour
            strokeWidth: 0
            strokeColor: "transparent"
            PathSvg { path: emblem.signs[emblem.kind] ?? "" }
        }
    }
    Text {
        visible: emblem.kind === "alert" || emblem.kind === "situation"
        anchors { horizontalCenter: parent.horizontalCenter; top: parent.top; topMargin: emblem.side * (emblem.kind === "alert" ? 0.24 : 0.06) }
        text: "!"
        color: Theme.colour.ground
        font { family: Theme.family; pixelSize: Math.round(emblem.side * 0.52); weight: Font.Black }
    }
    Rectangle {
        visible: emblem.kind === "lost"
        anchors.centerIn: parent
        width: emblem.side * 1.2
        height: emblem.side * 0.1
        rotation: 45
        color: Theme.colour.text
    }
}
