// Nothing to show, said in words: in the middle where there is room, else in a line of its own.
import QtQuick

Item {
    id: blank

    property string mark: ""
    property string text: ""
    property bool alone: false
    property real high: 0  // how much room there is
    readonly property bool roomy: high > Panel.mm(260)
    readonly property real side: mark === "" ? 0 : Panel.mm(roomy ? 104 : 64)

    height: roomy ? high : Math.max(side, words.height)

    Sign { id: sign; mark: blank.mark; side: blank.side; ink: Theme.colour.quiet; x: blank.roomy ? (blank.width - width) / 2 : 0; y: blank.roomy ? (blank.height - height - words.height - Panel.gap * 2) / 2 : (blank.height - height) / 2 }
    Words {
        id: words
        x: blank.roomy ? Panel.gap * 4 : blank.side + (blank.side > 0 ? Panel.gap * 1.5 : 0)
        y: blank.roomy ? sign.y + blank.side + Panel.gap * 2 : (blank.height - height) / 2
        width: blank.width - x - (blank.roomy ? x : 0)
        horizontalAlignment: blank.roomy ? Text.AlignHCenter : Text.AlignLeft
        // A sentence a line, where there is room: none ends with a word alone.
        text: blank.roomy ? blank.text.replace(/(\. |。)(?=\S)/g, end => end.trim() + "\n") : blank.text
        px: Panel.mm(blank.alone ? 40 : 32)
        color: blank.roomy ? Theme.colour.text : Theme.colour.quiet
        wrapMode: Text.WordWrap
        maximumLineCount: Panel.large ? 16 : 6
        lineHeight: 1.1
    }
}
