// What is told of the exit or the place that is pointed at.
import QtQuick

Rectangle {
    id: callout

    property var one: ({})
    readonly property bool gate: one.gate ?? false
    readonly property string warns: gate ? [one.closed, one.instead].filter(Boolean).join("  ·  ") : ""

    height: words.height + 2 * Panel.gap
    radius: Panel.round
    color: Theme.colour.panel
    border.width: Math.max(Panel.mm(3), 2)
    border.color: Theme.colour.exit
    Accessible.role: Accessible.StaticText
    Accessible.name: [one.number, one.label, one.says, one.tells, warns, one.aged].filter(Boolean).join(", ")

    Rectangle {
        id: badge
        x: Panel.gap; anchors.verticalCenter: parent.verticalCenter
        width: Panel.mm(56); height: width
        radius: callout.gate ? Panel.round : width / 2
        color: callout.gate && !callout.one.closed ? Theme.colour.exit : Theme.colour.raised
        border.width: callout.one.closed ? 2 : 0; border.color: Theme.colour.bad

        Words { anchors.centerIn: parent; visible: callout.gate; text: callout.one.number ?? ""; px: Panel.mm(text.length > 2 ? 26 : 38); font.bold: true; elide: Text.ElideNone; color: callout.one.closed ? Theme.colour.text : Theme.colour.exit_ink }
        Sign { anchors.centerIn: parent; visible: !callout.gate; side: Panel.mm(38); mark: callout.gate ? "" : callout.one.mark || "spot"; ink: Theme.colour.text }
    }
    Column {
        id: words
        anchors { left: badge.right; leftMargin: Panel.gap; right: parent.right; rightMargin: Panel.gap; verticalCenter: parent.verticalCenter }
        spacing: Panel.mm(2)

        Words { width: parent.width; visible: text !== ""; text: [callout.one.label, callout.one.says].filter(Boolean).join("  ·  "); px: Panel.mm(30); font.bold: true; wrapMode: Text.WordWrap; maximumLineCount: Panel.large ? 3 : 2; lineHeight: 0.95 }
        Words { width: parent.width; visible: text !== ""; text: callout.one.tells ?? ""; px: Panel.mm(26); wrapMode: Text.WordWrap; maximumLineCount: 3 }
        Words { width: parent.width; visible: text !== ""; text: callout.warns; px: Panel.mm(26); font.bold: true; color: Theme.colour.poor; wrapMode: Text.WordWrap; maximumLineCount: 3 }
        Words { width: parent.width; visible: text !== ""; text: callout.one.aged ?? ""; px: Panel.small; color: Theme.colour.quiet }
    }
}
