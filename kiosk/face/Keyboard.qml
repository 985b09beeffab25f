// A keyboard on the screen; which keys there are and what they do is decided in Python.
import QtQuick

Item {
    id: keyboard

    required property var opining
    property real gap: Panel.gap
    property bool echo: false  // what was typed is shown above it, for it stands alone
    readonly property int lines: opining.rows.length + 1
    readonly property real cell: (width - 9 * gap) / 10
    readonly property real shown: echo ? Panel.mm(34) : 0
    readonly property real deep: Math.floor((height - shown - (echo ? gap : 0) - (lines - 1) * gap) / lines)
    readonly property bool raises: Object.keys(opining.upper).length > 0
    readonly property int others: opining.boards.length + opining.marks.length + 1 + (raises ? 1 : 0) + (echo ? 1 : 0)
    signal done

    function span(cells) { return cells * cell + (cells - 1) * gap }

    Words {
        width: parent.width
        height: keyboard.shown
        visible: keyboard.echo
        text: keyboard.opining.text.length > 0 ? keyboard.opining.text + "▏" : keyboard.opining.word.hint
        elide: keyboard.opining.text.length > 0 ? Text.ElideLeft : Text.ElideRight
        px: Panel.mm(24)
        maximumLineCount: 1
    }
    Column {
        y: keyboard.echo ? keyboard.shown + keyboard.gap : 0
        width: parent.width
        spacing: keyboard.gap

        Repeater {
            model: keyboard.opining.rows

            Row {
                id: line
                required property var modelData
                anchors.horizontalCenter: parent.horizontalCenter
                spacing: keyboard.gap

                Repeater {
                    model: line.modelData

                    Item {
                        required property string modelData
                        width: keyboard.cell
                        height: keyboard.deep

                        Key {
                            objectName: "letter-" + parent.modelData
                            anchors.fill: parent
                            visible: parent.modelData !== ""
                            text: keyboard.opining.raised ? keyboard.opining.upper[parent.modelData] ?? parent.modelData : parent.modelData
                            px: Panel.mm(28)
                            onPressed: keyboard.opining.strike(parent.modelData)
                        }
                    }
                }
            }
        }
        Row {
            spacing: keyboard.gap

            Key { objectName: "key-shift"; visible: keyboard.raises; width: keyboard.cell; height: keyboard.deep; mark: "shift"; side: Math.min(Panel.mm(30), height * 0.6); spoken: keyboard.opining.word.shift; chosen: keyboard.opining.raised; switches: true; onPressed: keyboard.opining.shift() }
            Repeater {
                model: keyboard.opining.boards
                Key {
                    required property var modelData
                    objectName: "board-" + modelData.id
                    width: keyboard.cell; height: keyboard.deep; text: modelData.name; px: Panel.mm(22); tongue: modelData.id
                    chosen: keyboard.opining.board === modelData.id; switches: true
                    onPressed: keyboard.opining.write_with(modelData.id)
                }
            }
            Repeater {
                model: keyboard.opining.marks
                Key { required property string modelData; objectName: "letter-" + modelData; width: keyboard.cell; height: keyboard.deep; text: modelData; px: Panel.mm(28); onPressed: keyboard.opining.strike(modelData) }
            }
            Key { objectName: "letter-space"; width: keyboard.span(10 - keyboard.others); height: keyboard.deep; text: keyboard.opining.word.space; px: Panel.mm(22); onPressed: keyboard.opining.strike(" ") }
            Key { objectName: "letter-erase"; width: keyboard.cell; height: keyboard.deep; mark: "back"; side: Math.min(Panel.mm(30), height * 0.6); spoken: keyboard.opining.word.erase; onPressed: keyboard.opining.strike("erase") }
            Key { objectName: "keyboard-done"; visible: keyboard.echo; width: keyboard.cell; height: keyboard.deep; mark: "check"; side: Math.min(Panel.mm(30), height * 0.6); spoken: keyboard.opining.word.close; onPressed: keyboard.done() }
        }
    }
}
