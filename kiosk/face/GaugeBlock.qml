// A value on its scale: the word first, the steps as bars of growing height, never by colour alone.
import QtQuick

Card {
    id: gauge

    property bool wide: false
    readonly property bool known: block?.step !== null && block?.step !== undefined
    readonly property real part: known ? block.step / Math.max((block?.steps ?? 4) - 1, 1) : 0
    readonly property color ink: !known ? Theme.colour.quiet : part < 0.2 ? Theme.colour.good : part < 0.5 ? Theme.colour.fair : part < 0.8 ? Theme.colour.poor : Theme.colour.bad

    Column {
        width: parent.width
        spacing: Panel.mm(6)

        Item {
            width: parent.width
            height: Panel.mm(92)

            Words { id: word; anchors { left: parent.left; right: bars.left; rightMargin: Panel.gap; verticalCenter: parent.verticalCenter } text: gauge.block?.word ?? ""; px: Panel.huge; font.bold: true; fontSizeMode: Text.HorizontalFit; minimumPixelSize: Panel.mm(30) }
            Row {
                id: bars
                anchors { right: parent.right; bottom: parent.bottom; bottomMargin: Panel.mm(8) }
                spacing: Panel.mm(5)

                Repeater {
                    model: gauge.block?.steps ?? 0

                    Rectangle {
                        required property int index
                        anchors.bottom: parent.bottom
                        width: Panel.mm(24)
                        height: Panel.mm(22 + 54 * index / Math.max((gauge.block?.steps ?? 4) - 1, 1))
                        radius: Panel.mm(3)
                        color: gauge.known && index <= gauge.block.step ? gauge.ink : "transparent"
                        border.width: Math.max(Math.round(1.5 * Panel.density), 1)
                        border.color: gauge.known && index === gauge.block.step ? Theme.colour.text : Theme.colour.quiet
                    }
                }
            }
        }
        Words { width: parent.width; visible: text !== ""; text: gauge.block?.value ?? ""; px: Panel.strong; fontSizeMode: Text.HorizontalFit; minimumPixelSize: Panel.mm(22) }
        Words { width: parent.width; visible: text !== ""; text: gauge.block?.detail ?? ""; px: Panel.mm(24); color: Theme.colour.quiet; wrapMode: Text.WordWrap; maximumLineCount: 4 }
        Item { width: 1; height: Panel.mm(4) }
    }
}
