// Says that an opinion was accepted, and gives its receipt along.
import QtQuick

Item {
    id: receipt

    required property var opining
    readonly property var word: opining.word
    readonly property var taken: opining.taken

    property real reach: height  // how high the key may stand
    readonly property real deep: Math.max(Math.min(Panel.mm(64), reach), Panel.target)

    QrCode {
        id: code
        objectName: "receipt-code"
        anchors { left: parent.left; verticalCenter: parent.verticalCenter }
        source: receipt.taken.source ?? ""
        side: receipt.taken.side ?? 0
        room: Math.min(parent.height, Panel.mm(260), parent.width * 0.4)
        spoken: receipt.taken.code ?? ""
    }
    Column {
        anchors { left: code.right; right: parent.right; top: parent.top; bottom: close.top; leftMargin: 3 * Panel.gap; topMargin: Panel.gap; bottomMargin: Panel.gap }
        spacing: Panel.gap

        Row {
            spacing: Panel.gap
            width: parent.width
            Sign { id: tick; mark: "fresh"; ink: Theme.colour.good; side: Panel.mm(48) }
            Words { width: parent.width - tick.width - Panel.gap; text: receipt.word.taken; px: Panel.mm(40); font.bold: true; fontSizeMode: Text.HorizontalFit; minimumPixelSize: Panel.small; Accessible.role: Accessible.AlertMessage; Accessible.name: receipt.word.taken }
        }
        Words { objectName: "receipt-text"; text: receipt.taken.code ?? ""; px: Panel.mm(34); tongue: "en"; font.features: ({ "tnum": 1 }) }
        Words { width: parent.width; wrapMode: Text.Wrap; text: receipt.word.taken_why + " " + receipt.word.privacy; px: Panel.mm(24); color: Theme.colour.quiet }
    }
    Key {
        id: close
        objectName: "receipt-close"
        anchors { left: code.right; bottom: parent.bottom; leftMargin: 3 * Panel.gap; bottomMargin: Panel.gap / 2 }
        width: Math.min(Panel.mm(260), receipt.width * 0.4); height: receipt.deep
        px: Math.min(Panel.mm(28), height * 0.6)
        mark: "check"; text: receipt.word.close
        onPressed: receipt.opining.close()
    }
}
