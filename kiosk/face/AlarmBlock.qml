// An alert over the whole screen: what to do now is the largest thing; an exercise says so everywhere.
import QtQuick

Rectangle {
    id: alarm

    property var block: ({})
    property bool wide: false
    property real most: 0
    readonly property bool drill: (block?.drill ?? "") !== ""
    readonly property color ink: drill ? Theme.colour.drill_ink : Theme.colour.alarm_ink
    readonly property var steps: block?.steps ?? []
    readonly property var others: block?.others ?? []
    readonly property real scaled: block?.scale ?? 1
    readonly property bool foreign: (block?.tongue ?? "") !== ""
    readonly property bool late: foreign || Panel.large  // the sender's words come after what to do
    readonly property real badge: mm(56)

    function mm(length) { return Math.max(Panel.mm(length * scaled), Panel.small) }

    implicitHeight: Math.max(column.height + 3 * Panel.gap, most)
    radius: Panel.round
    color: drill ? Theme.colour.drill : Theme.colour.alarm
    border.width: Math.round(4 * Panel.density)
    border.color: ink
    Accessible.role: Accessible.AlertMessage
    Accessible.name: block?.spoken ?? ""

    component Said: Words { color: alarm.ink; wrapMode: Text.WordWrap; elide: Text.ElideNone }

    Column {
        id: column
        x: 2 * Panel.gap; y: 1.5 * Panel.gap
        width: parent.width - 4 * Panel.gap
        spacing: Panel.mm(18 * alarm.scaled)

        AlarmChip { visible: alarm.drill; width: parent.width; text: alarm.block?.drill ?? ""; px: alarm.mm(60); ground: alarm.ink; ink: alarm.color }
        Row {
            width: parent.width
            spacing: Panel.gap

            Sign { id: sign; mark: "alarm"; side: alarm.mm(68); ink: alarm.ink; anchors.verticalCenter: parent.verticalCenter }
            Column {
                width: parent.width - sign.width - (chip.visible ? chip.width + parent.spacing : 0) - parent.spacing
                anchors.verticalCenter: parent.verticalCenter

                Said { width: parent.width; text: alarm.block?.headline ?? ""; px: alarm.mm(60); font.bold: true; lineHeight: 0.95 }
                Said { width: parent.width; visible: text !== ""; text: (alarm.block?.names ?? []).join("   ·   "); px: alarm.mm(30) }
            }
            AlarmChip { id: chip; visible: text !== ""; text: alarm.block?.count ?? ""; px: alarm.mm(32); ground: alarm.ink; ink: alarm.color; anchors.verticalCenter: parent.verticalCenter }
        }
        Said { width: parent.width; visible: !alarm.late && text !== ""; text: alarm.block?.body ?? ""; px: alarm.mm(34) }
        Rectangle {
            visible: alarm.steps.length > 0
            width: parent.width; height: first.height + 2 * Panel.gap
            radius: Panel.round
            color: alarm.ink

            Column {
                id: first
                x: Panel.gap * 1.5; y: Panel.gap
                width: parent.width - 3 * Panel.gap

                Said { visible: text !== ""; text: alarm.block?.now ?? ""; px: alarm.mm(34); font.bold: true; color: alarm.color }
                Said { width: parent.width; text: alarm.steps[0] ?? ""; px: alarm.mm(84); font.bold: true; color: alarm.color; lineHeight: 0.95 }
            }
        }
        Repeater {
            model: Math.max(alarm.steps.length - 1, 0)

            Row {
                id: step
                required property int index
                width: column.width
                spacing: Panel.gap

                Rectangle { width: alarm.badge; height: width; radius: width / 2; color: alarm.ink; Words { anchors.centerIn: parent; text: step.index + 2; px: alarm.mm(36); font.bold: true; color: alarm.color } }
                Said { width: parent.width - alarm.badge - parent.spacing; height: Math.max(implicitHeight, alarm.badge); text: alarm.steps[step.index + 1] ?? ""; px: alarm.mm(46); font.bold: true }
            }
        }
        Column {
            width: parent.width
            visible: alarm.others.length > 0
            spacing: Panel.mm(4)

            Rectangle { width: parent.width; height: Math.max(Math.round(2 * Panel.density), 1); color: alarm.ink }
            Repeater {
                model: alarm.others.length
                Said { required property int index; width: column.width; text: "+  " + alarm.others[index].headline + "  ·  " + alarm.others[index].until; px: alarm.mm(34); font.bold: true }
            }
        }
        Column {
            width: parent.width
            visible: alarm.late && (alarm.block?.body ?? "") !== ""
            spacing: Panel.mm(8)

            AlarmChip { visible: alarm.foreign; text: alarm.block?.tongue ?? ""; px: alarm.mm(24); ground: alarm.ink; ink: alarm.color }
            Said { width: parent.width; text: alarm.block?.body ?? ""; tongue: alarm.block?.written_in || Theme.language; px: alarm.mm(34) }
        }
        Flow {
            width: parent.width
            spacing: Panel.gap * 2
            Words { visible: text !== ""; text: alarm.block?.until ?? ""; px: alarm.mm(30); color: alarm.ink; font.bold: true }
            Words { visible: text !== ""; text: alarm.block?.updated ?? ""; px: alarm.mm(30); color: alarm.ink; font.bold: true }
            Words { text: alarm.block?.vouch ? alarm.block.vouch.source + "  ·  " + alarm.block.vouch.says : ""; px: alarm.mm(26); color: alarm.ink }
        }
    }
}
