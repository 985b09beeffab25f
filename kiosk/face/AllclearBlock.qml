// That an alert is over, in one line above everything else for a while.
import QtQuick

Rectangle {
    id: clear

    property var block: ({})
    property bool wide: false

    implicitHeight: words.height + Panel.gap
    radius: Panel.round
    color: Theme.colour.panel
    border.width: Math.max(Math.round(2 * Panel.density), 1)
    border.color: Theme.colour.good
    Accessible.role: Accessible.StaticText
    Accessible.name: block?.spoken ?? ""

    Flow {
        id: words
        x: Panel.gap; y: Panel.gap / 2
        width: parent.width - 2 * Panel.gap
        spacing: Panel.gap

        Sign { mark: "fresh"; side: Panel.mm(42); ink: Theme.colour.good }
        Words { text: clear.block?.title ?? ""; px: Panel.mm(34); color: Theme.colour.good; font.bold: true }
        Words { width: Math.min(implicitWidth, words.width); text: clear.block?.text ?? ""; px: Panel.mm(34); font.bold: true; wrapMode: Text.WordWrap; maximumLineCount: 2 }
        Words { id: says; text: clear.block?.says ?? ""; px: Panel.mm(34); font.bold: true }
        Words { text: clear.block?.vouch?.source ?? ""; px: Panel.mm(24); height: says.height; verticalAlignment: Text.AlignVCenter; color: Theme.colour.quiet }
    }
}
