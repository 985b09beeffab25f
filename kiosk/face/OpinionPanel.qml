// Asks what a visitor thinks of the page: faces with words, a keyboard, the voice; then the receipt. Low enough for all.
import QtQuick

Rectangle {
    id: sheet

    required property var face
    required property var opining
    readonly property bool modal: true  // while it stands, nothing beneath is meant
    readonly property bool large: Panel.large
    readonly property bool taken: opining.state === "taken"
    readonly property real gap: Math.round(6 * Panel.density)
    readonly property real side: Math.round(14 * Panel.density)
    property bool typing: false  // at twice the size, faces and keyboard follow one another

    // All that is touched stands in the lower part, in reach; where that is not high enough, what is only read stands above it.
    readonly property real wanted: Panel.mm(410)
    readonly property real reached: Math.floor(face.modes.low ? Math.min(Panel.reach, wanted) : Math.min(parent.height * 0.68, wanted))
    readonly property bool apart: reached < wanted * 0.95
    readonly property real read: apart ? Math.min(Panel.mm(120), parent.height * 0.9 - reached) : 0

    objectName: "private"  // pictures that leave the kiosk are black here
    visible: opining.state !== "closed"
    height: taken ? Math.min(Panel.mm(320), parent.height * 0.9) : reached + read
    color: Theme.colour.panel
    border.width: Math.max(Math.round(2 * Panel.density), 1)
    border.color: Theme.colour.focus
    onVisibleChanged: typing = false

    Shield {}

    Item {
        id: above
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: sheet.side; topMargin: sheet.gap }
        height: sheet.read - sheet.gap
        visible: sheet.apart && !sheet.taken

        OpinionQuestion { id: question; width: parent.width; opining: sheet.opining }
        OpinionText { anchors { left: parent.left; right: parent.right; top: question.bottom; bottom: parent.bottom; topMargin: sheet.gap } opining: sheet.opining }
    }
    Item {
        id: below
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: sheet.gap; leftMargin: sheet.side; rightMargin: sheet.side }
        height: sheet.reached - 2 * sheet.gap
        visible: !sheet.taken

        OpinionWords {
            id: said
            objectName: "opinion-words"
            height: parent.height
            visible: !(sheet.large && sheet.typing)
            width: sheet.large ? parent.width : Math.round(parent.width * 0.46)
            opining: sheet.opining
            bare: sheet.apart
            gap: sheet.gap
            onAsked: sheet.typing = true
        }
        Keyboard {
            anchors.right: parent.right
            height: parent.height
            visible: !sheet.large || sheet.typing
            width: sheet.large ? parent.width : parent.width - said.width - sheet.side
            opining: sheet.opining
            gap: sheet.gap
            alone: sheet.large
            echo: sheet.large && !sheet.apart
            onDone: sheet.typing = false
        }
    }
    OpinionReceipt {
        anchors { fill: parent; margins: sheet.gap; leftMargin: sheet.side; rightMargin: sheet.side }
        visible: sheet.taken
        opining: sheet.opining
        reach: Panel.reach - 2 * sheet.gap
    }
}
