// For who is guided by ear, and who stands beside them: a frame around what is spoken of, and its words as a caption.
import QtQuick

Item {
    id: layer

    property var guide: null
    property var reading: null
    readonly property rect frame: guide?.frame ?? Qt.rect(0, 0, 0, 0)
    readonly property string said: reading?.caption ?? ""

    objectName: "guide-layer"

    Rectangle {
        visible: (layer.guide?.active ?? false) && layer.frame.width > 0
        x: layer.frame.x - Panel.mm(4); y: layer.frame.y - Panel.mm(4)
        width: layer.frame.width + 2 * Panel.mm(4); height: layer.frame.height + 2 * Panel.mm(4)
        color: "transparent"
        radius: Panel.round
        border.width: Math.max(Math.round(5 * Panel.density), 3)
        border.color: Theme.colour.focus
    }
    Rectangle {
        objectName: "private"  // what was typed may be spoken of: pictures that leave the kiosk are black here
        visible: layer.said !== ""
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Panel.gap }
        height: Math.max(words.height + 2 * Panel.gap, Panel.mm(Panel.large ? 68 : 122) - Panel.gap)  // the header is covered whole or not at all
        radius: Panel.round
        color: Theme.colour.ground
        border.width: Math.max(Math.round(3 * Panel.density), 2)
        border.color: Theme.colour.focus

        Sign { id: sign; x: Panel.gap * 1.5; anchors.verticalCenter: parent.verticalCenter; mark: "speak"; side: Panel.mm(44); ink: Theme.colour.focus }
        Words {
            id: words
            anchors { left: sign.right; right: parent.right; leftMargin: Panel.gap; rightMargin: Panel.gap * 1.5; verticalCenter: parent.verticalCenter }
            text: layer.said
            px: Panel.mm(34)
            wrapMode: Text.Wrap
            maximumLineCount: 12
        }
    }
}
