// An alert over the whole screen: what is the matter, what to do, until when; an exercise says so everywhere.
import QtQuick

Rectangle {
    id: alarm

    property var block: ({})
    property bool wide: false
    property real most: 0
    readonly property bool drill: (block?.drill ?? "") !== ""
    readonly property color ink: drill ? Theme.colour.drill_ink : Theme.colour.alarm_ink
    readonly property var steps: block?.steps ?? []

    implicitHeight: Math.max(column.height + 4 * Panel.gap, most)
    radius: Panel.round
    color: drill ? Theme.colour.drill : Theme.colour.alarm
    border.width: Math.round(4 * Panel.density)
    border.color: ink
    Accessible.role: Accessible.AlertMessage
    Accessible.name: block?.spoken ?? ""

    Column {
        id: column
        x: 2 * Panel.gap; y: 2 * Panel.gap
        width: parent.width - 4 * Panel.gap
        spacing: Panel.gap * 2

        Rectangle {
            visible: alarm.drill
            width: parent.width; height: drillText.implicitHeight + Panel.gap * 2
            radius: Panel.round
            color: alarm.ink

            Words { id: drillText; anchors.centerIn: parent; width: parent.width - 2 * Panel.gap; horizontalAlignment: Text.AlignHCenter; text: alarm.block?.drill ?? ""; px: Panel.mm(66); font.bold: true; color: alarm.color; wrapMode: Text.WordWrap; maximumLineCount: 2; fontSizeMode: Text.Fit; minimumPixelSize: Panel.mm(40) }
        }
        Row {
            width: parent.width
            spacing: Panel.gap * 1.5

            Sign { id: sign; mark: "alarm"; side: Panel.mm(104); ink: alarm.ink }
            Words { width: parent.width - sign.width - parent.spacing; text: alarm.block?.headline ?? ""; px: Panel.mm(92); fontSizeMode: Text.HorizontalFit; minimumPixelSize: Panel.mm(44); font.bold: true; color: alarm.ink; wrapMode: Text.WordWrap; maximumLineCount: 3; lineHeight: 0.95 }
        }
        Words { width: parent.width; visible: text !== ""; text: alarm.block?.body ?? ""; tongue: alarm.block?.written_in || Theme.language; px: Panel.mm(34); color: alarm.ink; wrapMode: Text.WordWrap; maximumLineCount: 6 }
        Repeater {
            model: alarm.steps.length

            Row {
                id: step
                required property int index
                width: column.width
                spacing: Panel.gap * 1.5

                Rectangle { width: Panel.mm(68); height: width; radius: width / 2; color: alarm.ink; Words { anchors.centerIn: parent; text: step.index + 1; px: Panel.mm(44); font.bold: true; color: alarm.color } }
                Words { width: parent.width - Panel.mm(68) - parent.spacing; height: Math.max(implicitHeight, Panel.mm(68)); text: alarm.steps[step.index] ?? ""; px: Panel.mm(54); font.bold: true; color: alarm.ink; wrapMode: Text.WordWrap; maximumLineCount: 3; lineHeight: 0.95 }
            }
        }
        Row {
            spacing: Panel.gap * 2
            Words { visible: text !== ""; text: alarm.block?.until ?? ""; px: Panel.mm(30); color: alarm.ink; font.bold: true }
            Words { text: alarm.block?.vouch ? alarm.block.vouch.source + "  ·  " + alarm.block.vouch.says : ""; px: Panel.mm(26); color: alarm.ink }
        }
    }
}
