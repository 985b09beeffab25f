// A value on its scale: the word first, the steps as bars of growing height, never by colour alone.
import QtQuick

Card {
    id: gauge

    property bool wide: false
    readonly property bool known: block?.step !== null && block?.step !== undefined
    readonly property int steps: block?.steps ?? 4
    readonly property real part: known ? block.step / Math.max(steps - 1, 1) : 0
    readonly property color ink: !known ? Theme.colour.quiet : part < 0.2 ? Theme.colour.good : part < 0.5 ? Theme.colour.fair : part < 0.8 ? Theme.colour.poor : Theme.colour.bad
    // What a card of the usual size holds, in mm; with more room all of it grows.
    readonly property real usual: 96 + (value.text !== "" ? 54 * next : 0) + (detail.text !== "" && !wide ? 40 : 0)
    readonly property real grown: ample > 0 ? Math.max(1, Math.min(ample / Panel.mm(usual), wide ? 1.7 : 1.3)) : 1
    readonly property real next: wide ? 1.3 : 1  // what stands under the word is as large at any room

    Item {
        width: parent.width
        height: Math.max(column.height, gauge.ample)

        Column {
            id: column
            width: parent.width
            anchors.verticalCenter: parent.verticalCenter
            spacing: Panel.mm(4)

            Item {
                width: parent.width
                height: Panel.mm(86 * gauge.grown)

                Words { anchors { left: parent.left; right: bars.left; rightMargin: Panel.gap; verticalCenter: parent.verticalCenter } text: gauge.block?.word ?? ""; px: Panel.mm(60 * gauge.grown); font.bold: true; fontSizeMode: Text.HorizontalFit; minimumPixelSize: Panel.mm(30) }
                Row {
                    id: bars
                    anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                    spacing: Panel.mm(5 * gauge.grown)

                    Repeater {
                        model: gauge.steps

                        Rectangle {
                            required property int index
                            anchors.bottom: parent.bottom
                            width: Panel.mm(24 * gauge.grown)
                            height: Panel.mm((22 + 54 * index / Math.max(gauge.steps - 1, 1)) * gauge.grown)
                            radius: Panel.mm(3)
                            color: gauge.known && index <= gauge.block.step ? gauge.ink : "transparent"
                            border.width: Math.max(Math.round(1.5 * Panel.density), 1)
                            border.color: gauge.known && index === gauge.block.step ? Theme.colour.text : Theme.colour.quiet
                        }
                    }
                }
            }
            Flow {
                width: parent.width
                spacing: Panel.gap * 2

                Words { id: value; width: Math.min(implicitWidth, parent.width); visible: text !== ""; text: gauge.block?.value ?? ""; px: Panel.mm(36 * gauge.next); wrapMode: Panel.large ? Text.WordWrap : Text.NoWrap; fontSizeMode: Panel.large ? Text.FixedSize : Text.HorizontalFit; minimumPixelSize: Panel.mm(22) }
                Words { id: detail; width: Math.min(implicitWidth, parent.width); height: gauge.wide && lineCount === 1 ? Math.max(implicitHeight, value.height) : implicitHeight; visible: text !== ""; text: gauge.block?.detail ?? ""; px: Panel.mm(24 * gauge.next); color: Theme.colour.quiet; wrapMode: Text.WordWrap; maximumLineCount: Panel.large ? 8 : 4 }
            }
        }
    }
}
