// A page to take along: point a phone at it.
import QtQuick

Rectangle {
    id: panel

    required property var face
    required property var sharing
    readonly property var word: sharing.word
    readonly property var carried: sharing.carried
    readonly property bool modal: true  // while it stands, nothing beneath is meant
    readonly property real deep: Math.max(Math.min(Panel.mm(60), face.modes.low ? Panel.reach - 2 * Panel.gap : height), Panel.target)

    objectName: "share-panel"
    visible: sharing.open
    height: Math.floor(Math.min(parent.height * 0.68, Panel.mm(250)))
    color: Theme.colour.panel
    border.width: Math.max(Math.round(2 * Panel.density), 1)
    border.color: Theme.colour.focus

    Shield {}

    QrCode {
        id: code
        objectName: "share-code"
        anchors { left: parent.left; leftMargin: Math.round(14 * Panel.density); verticalCenter: parent.verticalCenter }
        source: panel.carried.source ?? ""
        side: panel.carried.side ?? 0
        room: Math.min(panel.height - 2 * Panel.gap, panel.width * 0.4)
        spoken: panel.word.share_ask
    }
    Column {
        anchors { left: code.right; right: parent.right; top: parent.top; bottom: close.top; leftMargin: 2 * Panel.gap; rightMargin: 2 * Panel.gap; topMargin: 2 * Panel.gap; bottomMargin: Panel.gap }
        spacing: Panel.gap

        Words { width: parent.width; text: panel.word.share_ask + "  ·  " + (panel.carried.title ?? ""); px: Panel.mm(36); font.bold: true; fontSizeMode: Text.HorizontalFit; minimumPixelSize: Panel.small }
        Words { width: parent.width; wrapMode: Text.Wrap; maximumLineCount: 3; text: panel.carried.link ? panel.word.share_link : panel.word.share_text + " (" + (panel.carried.when ?? "") + ")"; px: Panel.mm(26) }
    }
    Key {
        id: close
        objectName: "share-close"
        anchors { left: code.right; bottom: parent.bottom; leftMargin: 2 * Panel.gap; bottomMargin: Panel.gap }
        width: Math.min(Panel.mm(260), panel.width * 0.4); height: panel.deep
        px: Math.min(Panel.mm(28), height * 0.6)
        mark: "check"; text: panel.word.close
        onPressed: panel.sharing.close()
    }
}
