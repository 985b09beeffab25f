// That an alert stands, above everything else while a visitor reads another page; a touch leads back to it.
import QtQuick

Rectangle {
    id: strip
    objectName: "strip"

    property var block: ({})
    property bool wide: false
    property bool touches: true
    readonly property bool drill: (block?.drill ?? "") !== ""
    readonly property color ink: drill ? Theme.colour.drill_ink : Theme.colour.alarm_ink
    readonly property real px: Panel.mm(34)
    signal asked(string page)

    implicitHeight: Math.max(words.height + Panel.gap, Panel.target)
    radius: Panel.round
    color: drill ? Theme.colour.drill : Theme.colour.alarm
    border.width: Math.max(Math.round((area.pressed ? 5 : 2) * Panel.density), 1)
    border.color: area.pressed ? Theme.colour.focus : ink
    Accessible.role: touches ? Accessible.Button : Accessible.AlertMessage
    Accessible.name: (block?.spoken ?? "") + (touches ? " " + (block?.leads ?? "") : "")
    Accessible.onPressAction: if (touches) asked(block.page)

    Row {
        id: words
        x: Panel.gap
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - 2 * Panel.gap
        spacing: Panel.gap

        Sign { id: sign; mark: "alarm"; side: Panel.mm(46); ink: strip.ink; anchors.verticalCenter: parent.verticalCenter }
        Flow {
            id: told
            width: parent.width - sign.width - (leads.visible ? leads.width + parent.spacing : 0) - parent.spacing
            anchors.verticalCenter: parent.verticalCenter
            spacing: Panel.gap

            AlarmChip { visible: strip.drill; height: until.height; width: Math.min(implicitWidth, told.width); text: strip.block?.drill ?? ""; px: Panel.mm(30); ground: strip.ink; ink: strip.color }
            Words { width: Math.min(implicitWidth, told.width); text: strip.block?.text ?? ""; px: strip.px; color: strip.ink; font.bold: true; wrapMode: Text.WordWrap; maximumLineCount: 2 }
            Words { id: until; text: strip.block?.until ?? ""; px: strip.px; color: strip.ink }
            Words { text: strip.block?.vouch ? strip.block.vouch.source + "  ·  " + strip.block.vouch.says : ""; px: Panel.mm(24); height: until.height; verticalAlignment: Text.AlignVCenter; color: strip.ink }
        }
        Row {
            id: leads
            visible: strip.touches
            anchors.verticalCenter: parent.verticalCenter
            spacing: Panel.gap / 2

            Words { text: strip.block?.leads ?? ""; px: strip.px; color: strip.ink; font.bold: true; anchors.verticalCenter: parent.verticalCenter }
            Sign { mark: "more"; side: Panel.mm(34); ink: strip.ink; anchors.verticalCenter: parent.verticalCenter }
        }
    }
    MouseArea {
        id: area
        anchors.fill: parent
        enabled: strip.touches
        onClicked: strip.asked(strip.block.page)
    }
}
