// For those who look after the kiosk: a pad for the PIN, then its health and what it can be told.
import QtQuick

Rectangle {
    id: panel

    required property var service
    required property var face
    readonly property var word: face.word

    objectName: service.asked ? "private" : ""  // pictures that leave the kiosk are black here
    visible: service.asked || service.inside
    color: Theme.colour.panel
    radius: Panel.round
    border.width: Math.max(Math.round(3 * Panel.density), 2)
    border.color: Theme.colour.exit
    width: Panel.large ? Panel.width * 0.94 : Panel.mm(panel.service.inside ? 1200 : 520)
    height: Panel.large ? Panel.height * 0.94 : Panel.mm(panel.service.inside ? 860 : 700)

    MouseArea { anchors.fill: parent; onPressed: panel.service.stay() }

    Column {
        visible: panel.service.asked
        anchors { fill: parent; margins: 2 * Panel.gap }
        spacing: Panel.gap

        Words { width: parent.width; text: panel.word["service.pin"] ?? ""; px: Panel.mm(36); font.bold: true; horizontalAlignment: Text.AlignHCenter }
        Words { width: parent.width; height: Panel.mm(52); text: "●".repeat(panel.service.digits); px: Panel.mm(40); horizontalAlignment: Text.AlignHCenter }
        Words {
            width: parent.width; height: Panel.mm(34); px: Panel.mm(24); horizontalAlignment: Text.AlignHCenter; color: Theme.colour.poor
            text: panel.service.waits > 0 ? (panel.word["service.wait"] ?? "") + " " + panel.service.waits + " s" : panel.service.wrong ? panel.word["service.wrong"] ?? "" : panel.service.checking ? "…" : ""
        }
        Grid {
            id: pad
            columns: 3
            spacing: Panel.gap
            readonly property real broad: (parent.width - 2 * spacing) / 3
            readonly property real deep: (panel.height - Panel.mm(270)) / 5

            Repeater {
                model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "erase", "0", "enter"]

                Key {
                    required property string modelData
                    readonly property bool digit: modelData.length === 1
                    objectName: "pin-" + modelData
                    width: pad.broad; height: pad.deep
                    px: Panel.mm(40)
                    text: digit ? modelData : ""
                    mark: modelData === "erase" ? "back" : modelData === "enter" ? "check" : ""
                    spoken: digit ? modelData : panel.word["service." + modelData] ?? ""
                    onPressed: digit ? panel.service.press(modelData) : modelData === "erase" ? panel.service.erase() : panel.service.enter()
                }
            }
        }
        Key { objectName: "pin-close"; width: parent.width; height: pad.deep; mark: "close"; text: panel.word["service.close"] ?? ""; onPressed: panel.service.leave() }
    }
    Column {
        visible: panel.service.inside
        anchors { fill: parent; margins: 2 * Panel.gap }
        spacing: Panel.gap

        Words { text: panel.word["service.title"] ?? ""; px: Panel.mm(40); font.bold: true }
        Scroller {
            width: parent.width; height: parent.height - Panel.mm(170); contentHeight: rows.height

            Column {
                id: rows
                width: parent.width
                Repeater {
                    model: panel.service.rows

                    Row {
                        required property var modelData
                        Words { width: rows.width * 0.34; text: modelData.what; px: Panel.mm(24); color: Theme.colour.quiet; tongue: "en" }
                        Words { width: rows.width * 0.66; text: modelData.how; px: Panel.mm(24); wrapMode: Text.WordWrap; maximumLineCount: 3; tongue: "en" }
                    }
                }
            }
        }
        Row {
            spacing: Panel.gap
            readonly property real broad: (parent.width - 2 * spacing) / 3

            Key { objectName: "service-restart"; width: parent.broad; height: Panel.mm(76); mark: "again"; text: panel.word["service.restart"] ?? ""; onPressed: panel.service.restart() }
            Key { objectName: "service-quit"; width: parent.broad; height: Panel.mm(76); mark: "stop"; text: panel.word["service.quit"] ?? ""; onPressed: panel.service.quit() }
            Key { objectName: "service-close"; width: parent.broad; height: Panel.mm(76); mark: "close"; text: panel.word["service.close"] ?? ""; onPressed: panel.service.leave() }
        }
    }
}
