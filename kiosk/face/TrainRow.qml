// One train: its line, where it goes, and when it comes, to be read from across the hall.
import QtQuick

Item {
    id: train

    property var row: ({})
    property bool wide: false
    // The longest word of where it goes, in ems: one that cannot be broken would run into when it comes.
    readonly property real broad: Math.max(...(row.to ?? "").split(" ").map(word => [...word].reduce((sum, one) => sum + (one > "\u2e80" ? 1 : 0.55), 0)))
    readonly property bool sure: row.urgency === "coming" || row.urgency === "now"

    implicitHeight: Math.max(Panel.mm(wide ? 92 : 78), Panel.large ? Math.max(names.height, when.implicitHeight) + Panel.mm(6) : 0)

    Rectangle {
        id: disc
        anchors.verticalCenter: parent.verticalCenter
        width: Math.max(height, number.implicitWidth + Panel.mm(22)); height: Panel.mm(train.wide ? 58 : 46)
        radius: height / 2
        color: train.row.colour ?? "#555555"
        border.width: Math.max(Math.round(2 * Panel.density), 1)
        border.color: "#ffffff"

        Words { id: number; anchors.centerIn: parent; text: train.row.line ?? ""; px: Panel.mm(text.length > 2 ? 22 : train.wide ? 38 : 31); font.bold: true; color: train.row.ink ?? "#ffffff" }
    }
    Column {
        id: names
        anchors { left: disc.right; leftMargin: Panel.gap; right: when.left; rightMargin: Panel.mm(6); verticalCenter: parent.verticalCenter }

        Words { width: parent.width; height: Panel.large ? undefined : note.visible ? Math.min(Panel.mm(train.wide ? 50 : 42), train.height - note.height - Panel.mm(6)) : Math.min(Panel.mm(70), train.height); text: train.row.to ?? ""; px: Panel.mm(train.wide ? 38 : 30); font.bold: true; lineHeight: 0.8; wrapMode: Text.WordWrap; maximumLineCount: Panel.large ? 6 : note.visible ? 2 : 3; elide: Text.ElideNone; fontSizeMode: Panel.large ? Text.FixedSize : Text.Fit; minimumPixelSize: Panel.small }
        Words { id: note; width: parent.width; height: Panel.mm(25); visible: text !== ""; text: train.row.note ?? ""; px: Panel.mm(21); color: Theme.colour.poor }
    }
    Words {
        id: when
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        width: Math.min(implicitWidth, parent.width * (!Panel.large && train.broad > 6.5 ? 0.37 : 0.52))
        height: Panel.large ? undefined : Math.min(implicitHeight, parent.height)
        horizontalAlignment: Text.AlignRight
        text: train.row.says ?? ""
        readonly property bool folds: Panel.large && train.sure && text.length > 6 && text.includes(" ")  // rather than become small
        px: Panel.mm(folds ? 36 : train.sure ? 61 : 26)
        wrapMode: train.sure && !folds ? Text.NoWrap : Text.WordWrap
        maximumLineCount: folds || !train.sure ? (Panel.large ? 4 : 2) : 1
        lineHeight: folds ? 0.8 : train.sure ? 1 : 0.9
        fontSizeMode: train.sure && !folds ? Text.HorizontalFit : Text.FixedSize
        minimumPixelSize: Panel.mm(26)
        font.bold: true
        color: train.sure ? Theme.colour.text : Theme.colour.poor
    }
    Rectangle { anchors { left: parent.left; right: parent.right; bottom: parent.bottom } height: 1; color: Theme.colour.line; opacity: 0.6 }
}
