// One entry of a list: its sign, name, a second line, a word that stands out, and a figure at the right.
import QtQuick

Item {
    id: row

    property var entry: ({})
    property bool touches: true
    property bool lined: true
    property real grown: 1
    property real tall: 0  // no lower than this, where there is room
    // Of the texts themselves: a column knows its height only when it is painted.
    readonly property real natural: Math.max(Math.max(title.implicitHeight + (detail.text !== "" ? detail.implicitHeight : 0), (badge.visible ? badge.height : 0) + (figure.visible ? figure.implicitHeight : 0)) + Panel.mm(14 * grown), Panel.mm(62), leads ? Panel.target : 0)
    readonly property bool leads: touches && (entry.page ?? "") !== ""
    readonly property string spoken: [entry.title, entry.badge, entry.detail, entry.aside].filter(Boolean).join(", ")
    signal asked(string page)

    implicitHeight: Math.max(natural, tall)
    Accessible.role: leads ? Accessible.Button : Accessible.StaticText
    Accessible.name: spoken
    Accessible.onPressAction: if (leads) asked(entry.page)

    Rectangle { anchors { fill: parent; leftMargin: -Panel.mm(6); rightMargin: -Panel.mm(6) } radius: Panel.round; color: Theme.colour.action; opacity: 0.5; visible: area.pressed }
    Rectangle { width: parent.width; height: 1; color: Theme.colour.line; visible: row.lined }

    Sign { id: sign; anchors.verticalCenter: parent.verticalCenter; mark: row.entry.mark ?? ""; side: Panel.mm(36 * row.grown); ink: Theme.colour.focus; width: mark === "" ? 0 : side }
    Column {
        anchors { left: sign.right; leftMargin: sign.width > 0 ? Panel.gap : 0; right: aside.left; rightMargin: Panel.gap; verticalCenter: parent.verticalCenter }

        Words { id: title; width: parent.width; text: row.entry.title ?? ""; px: Panel.mm(29 * row.grown); font.bold: true; wrapMode: Text.WordWrap; maximumLineCount: Panel.large ? 6 : 2; lineHeight: 0.95 }
        Words { id: detail; width: parent.width; visible: text !== ""; text: row.entry.detail ?? ""; px: Panel.mm(22 * row.grown); color: Theme.colour.quiet; wrapMode: Text.WordWrap; maximumLineCount: Panel.large ? 12 : 6; lineHeight: 0.95 }
    }
    Column {
        id: aside
        anchors { right: more.left; verticalCenter: parent.verticalCenter }
        width: Math.min(Math.max(figure.implicitWidth, badge.visible ? badge.width : 0), row.width * 0.42)

        Rectangle {
            id: badge
            anchors.right: parent.right
            visible: (row.entry.badge ?? "") !== ""
            width: Math.min(badgeText.implicitWidth + Panel.gap * 2, row.width * 0.42); height: Panel.mm(33 * row.grown)
            radius: height / 2
            color: "transparent"
            border.width: Math.max(Math.round(2 * Panel.density), 1)
            border.color: Theme.colour.good

            Words { id: badgeText; anchors.centerIn: parent; width: Math.min(implicitWidth, parent.width - Panel.mm(6)); text: row.entry.badge ?? ""; px: Panel.mm(22 * row.grown); font.bold: true; color: Theme.colour.good }
        }
        Words { id: figure; anchors.right: parent.right; width: parent.width; visible: text !== ""; horizontalAlignment: Text.AlignRight; text: row.entry.aside ?? ""; px: Panel.mm((row.grown > 1.4 ? 42 : 32) * row.grown); font.bold: true; wrapMode: Panel.large ? Text.WordWrap : Text.NoWrap; fontSizeMode: Panel.large ? Text.FixedSize : Text.HorizontalFit; minimumPixelSize: Panel.mm(22) }
    }
    Sign { id: more; anchors { right: parent.right; verticalCenter: parent.verticalCenter } mark: row.leads ? "more" : ""; side: Panel.mm(28); width: row.leads ? side : 0; ink: Theme.colour.text }

    MouseArea { id: area; anchors.fill: parent; enabled: row.leads; onClicked: row.asked(row.entry.page) }
}
