// What is read aloud, shown large: for those who hear badly, and where the machine has no voice.
import QtQuick

Rectangle {
    id: panel

    required property var reading
    required property var face
    property alias scroller: scroller

    objectName: reading?.private ? "private" : ""  // pictures that leave the kiosk are black here
    visible: reading?.open ?? false
    color: Theme.colour.panel
    radius: Panel.round
    border.width: Math.max(Math.round(3 * Panel.density), 2)
    border.color: Theme.colour.focus

    Row {
        id: head
        x: 2 * Panel.gap; y: Panel.gap
        width: parent.width - 4 * Panel.gap
        height: Math.max(Panel.mm(60), says.implicitHeight)
        spacing: Panel.gap

        Sign { id: sign; anchors.verticalCenter: parent.verticalCenter; mark: "speak"; side: Panel.mm(44); ink: Theme.colour.focus }
        Words {
            id: says
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - sign.width - parent.spacing
            text: panel.face.word[panel.reading?.note ?? ""] ?? ""
            px: Panel.mm(26); wrapMode: Text.WordWrap; maximumLineCount: Panel.large ? 6 : 2; lineHeight: 0.95
            color: panel.reading?.voiced ? Theme.colour.quiet : Theme.colour.poor
        }
    }
    Scroller {
        id: scroller
        anchors { left: parent.left; right: parent.right; top: head.bottom; bottom: parent.bottom; margins: 2 * Panel.gap; topMargin: Panel.gap }
        contentHeight: text.height

        Words { id: text; width: scroller.width - Panel.gap; text: panel.reading?.text ?? ""; px: Panel.mm(40); wrapMode: Text.WordWrap; elide: Text.ElideNone; lineHeight: 1.2 }
    }
    Connections { target: panel.reading; function onChanged() { scroller.contentY = 0 } }
}
