// A keyboard on the screen; which keys there are and what they do is decided in Python.
import QtQuick

Item {
    id: keyboard

    required property var opining
    property real gap: Panel.gap
    property bool alone: false  // a key leads back from it
    property bool echo: false  // what was typed is shown above it
    readonly property real shown: echo ? Panel.mm(34) + gap : 0
    // Where rows would be flatter than a finger or their letters need, some stand beside one another.
    readonly property int beside: [1, 2, 3].find(many => deepOf(Math.ceil(opining.rows.length / many) + 1) >= Math.max(Panel.target, 1.6 * Panel.small)) ?? 3
    readonly property var rows: joined(opining.rows)
    readonly property int columns: 10 * beside
    readonly property real cell: (width - (columns - 1) * gap) / columns
    readonly property real deep: deepOf(rows.length + 1)
    readonly property real letters: Math.min(Panel.mm(28), deep * 0.75, cell * 0.8)
    readonly property real names: Math.min(Panel.mm(22), deep * 0.6)
    readonly property bool raises: Object.keys(opining.upper).length > 0
    readonly property int others: opining.boards.length + opining.marks.length + 1 + (raises ? 1 : 0) + (alone ? 1 : 0)
    readonly property real unit: (width - 9 * gap) / 10  // of the keys in the last row
    signal done

    function deepOf(lines) { return Math.floor((height - shown - (lines - 1) * gap) / lines) }
    function joined(all) {
        const found = []
        for (let at = 0; at < all.length; at += beside) found.push([].concat(...all.slice(at, at + beside)))
        return found
    }
    function span(units) { return units * unit + (units - 1) * gap }

    Words {
        width: parent.width
        height: keyboard.shown - keyboard.gap
        visible: keyboard.echo
        text: keyboard.opining.text.length > 0 ? keyboard.opining.text + "▏" : keyboard.opining.word.hint
        elide: keyboard.opining.text.length > 0 ? Text.ElideLeft : Text.ElideRight
        px: Panel.mm(24)
        maximumLineCount: 1
    }
    Column {
        y: keyboard.shown
        width: parent.width
        spacing: keyboard.gap

        Repeater {
            model: keyboard.rows

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
                            px: keyboard.letters
                            onPressed: keyboard.opining.strike(parent.modelData)
                        }
                    }
                }
            }
        }
        Row {
            spacing: keyboard.gap

            Key { objectName: "key-shift"; visible: keyboard.raises; width: keyboard.unit; height: keyboard.deep; mark: "shift"; side: Math.min(Panel.mm(30), height * 0.6); spoken: keyboard.opining.word.shift; chosen: keyboard.opining.raised; switches: true; onPressed: keyboard.opining.shift() }
            Repeater {
                model: keyboard.opining.boards
                Key {
                    required property var modelData
                    objectName: "board-" + modelData.id
                    width: keyboard.unit; height: keyboard.deep; text: modelData.name; px: keyboard.names; tongue: modelData.id
                    chosen: keyboard.opining.board === modelData.id; switches: true
                    onPressed: keyboard.opining.write_with(modelData.id)
                }
            }
            Repeater {
                model: keyboard.opining.marks
                Key { required property string modelData; objectName: "letter-" + modelData; width: keyboard.unit; height: keyboard.deep; text: modelData; px: keyboard.letters; onPressed: keyboard.opining.strike(modelData) }
            }
            Key { objectName: "letter-space"; width: keyboard.span(10 - keyboard.others); height: keyboard.deep; text: keyboard.opining.word.space; px: keyboard.names; onPressed: keyboard.opining.strike(" ") }
            Key { objectName: "letter-erase"; width: keyboard.unit; height: keyboard.deep; mark: "back"; side: Math.min(Panel.mm(30), height * 0.6); spoken: keyboard.opining.word.erase; onPressed: keyboard.opining.strike("erase") }
            Key { objectName: "keyboard-done"; visible: keyboard.alone; width: keyboard.unit; height: keyboard.deep; mark: "check"; side: Math.min(Panel.mm(30), height * 0.6); spoken: keyboard.opining.word.close; onPressed: keyboard.done() }
        }
    }
}
