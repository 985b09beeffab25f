// Asks what a visitor thinks of the page: faces with words, a keyboard, the voice; then the receipt. Low enough for all.
import QtQuick

Rectangle {
    id: sheet

    required property var face
    required property var opining
    readonly property var word: opining.word
    readonly property bool large: Panel.large
    readonly property real gap: Math.round(6 * Panel.density)
    readonly property real most: face.modes.low ? Panel.reach : parent.height * 0.68
    readonly property real side: Math.round(14 * Panel.density)
    property bool typing: false  // at twice the size, faces and keyboard follow one another

    objectName: "private"  // pictures that leave the kiosk are black here
    visible: opining.state !== "closed"
    height: Math.floor(Math.min(most, Panel.mm(opining.state === "taken" ? 320 : 410)))
    color: Theme.colour.panel
    border.width: Math.max(Math.round(2 * Panel.density), 1)
    border.color: Theme.colour.focus
    onVisibleChanged: typing = false

    MouseArea { anchors.fill: parent }  // what lies beneath is not meant

    OpinionWords {
        id: said
        objectName: "opinion-words"
        anchors { left: parent.left; top: parent.top; bottom: parent.bottom; margins: sheet.gap; leftMargin: sheet.side }
        visible: sheet.opining.state !== "taken" && !(sheet.large && sheet.typing)
        width: sheet.large ? parent.width - 2 * sheet.side : Math.round(parent.width * 0.46)
        opining: sheet.opining
        gap: sheet.gap
        onAsked: sheet.typing = true
    }
    Keyboard {
        anchors { right: parent.right; top: parent.top; bottom: parent.bottom; margins: sheet.gap; rightMargin: sheet.side }
        visible: sheet.opining.state !== "taken" && (!sheet.large || sheet.typing)
        width: sheet.large ? parent.width - 2 * sheet.side : parent.width - said.width - 3 * sheet.side
        opining: sheet.opining
        gap: sheet.gap
        echo: sheet.large
        onDone: sheet.typing = false
    }
    OpinionReceipt {
        anchors { fill: parent; margins: sheet.gap; leftMargin: sheet.side }
        visible: sheet.opining.state === "taken"
        opining: sheet.opining
    }
}
