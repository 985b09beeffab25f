// Asks whether the visitor is still there, and says how long is left.
import QtQuick

Rectangle {
    id: warning

    required property var face
    readonly property bool modal: true  // while it stands, nothing beneath is meant
    // In the low screen the keys stand in reach; the question may stand higher.
    readonly property real deep: Math.max(Math.min(Panel.mm(80), face.modes.low ? Panel.reach - 4 * Panel.gap : Panel.mm(80)), Panel.target)

    objectName: "warn-panel"
    visible: face.stage === "warned"
    height: column.height + 4 * Panel.gap
    radius: Panel.round * 2
    color: Theme.colour.raised
    border.width: Math.max(Math.round(3 * Panel.density), 2)
    border.color: Theme.colour.exit

    Column {
        id: column
        anchors.centerIn: parent
        width: parent.width - 4 * Panel.gap
        spacing: Panel.gap

        Words { width: parent.width; horizontalAlignment: Text.AlignHCenter; text: warning.face.word["visit.still"] ?? ""; px: Panel.mm(44); font.bold: true; wrapMode: Text.WordWrap; maximumLineCount: 2 }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Panel.gap

            Words { id: number; text: warning.face.left; px: Panel.mm(84); font.bold: true; font.features: ({ "tnum": 1 }); color: Theme.colour.exit }
            Words { anchors.verticalCenter: number.verticalCenter; width: Math.min(implicitWidth, column.width - number.width - parent.spacing); text: warning.face.word["visit.left"] ?? ""; px: Panel.mm(28); wrapMode: Text.WordWrap; maximumLineCount: 2 }
        }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Panel.gap * 2

            Key { objectName: "stay"; anchors.verticalCenter: parent.verticalCenter; width: Panel.mm(320); height: warning.deep; px: Math.min(Panel.mm(34), warning.deep * 0.6); mark: "check"; text: warning.face.word["visit.stay"] ?? ""; onPressed: warning.face.touched() }
            Key { objectName: "leave"; anchors.verticalCenter: parent.verticalCenter; width: Panel.mm(220); height: warning.deep; px: Math.min(Panel.mm(30), warning.deep * 0.6); mark: "close"; text: warning.face.word["visit.leave"] ?? ""; onPressed: warning.face.leave() }
        }
    }
}
