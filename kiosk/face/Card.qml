// The frame of a block: its heading, what it holds, and what vouches for it.
import QtQuick

Rectangle {
    id: card

    property var block: ({})
    // What the page is called already is not said again.
    property bool headed: (block?.title ?? "") !== (Theme.face?.page?.title ?? "")
    property bool alone: false
    property bool vouched: true
    property real most: 0  // no higher than this; 0 for as high as it needs
    property real spread: 0  // down to there, so that a page ends where its neighbours do
    readonly property real bare: head.height + foot.height + 3 * Panel.gap  // of its frame alone
    readonly property real room: most > 0 ? most - bare : 0
    readonly property real ample: spread > 0 ? spread - bare : 0
    default property alias content: hold.data

    property bool fills: most > 0  // down to there, however little it holds

    implicitHeight: fills ? most : Math.max(hold.childrenRect.height + bare, spread)
    radius: Panel.round
    color: Theme.colour.panel
    border.width: Math.max(Math.round(Panel.density), 1)
    border.color: Theme.colour.line
    Accessible.role: Accessible.StaticText
    Accessible.name: block?.spoken ?? ""

    Words {
        id: head
        x: Panel.gap * 1.5; y: Panel.gap
        width: parent.width - 3 * Panel.gap
        height: card.headed ? implicitHeight : 0
        visible: card.headed
        text: card.block?.title ?? ""
        px: Panel.mm(26)
        font.bold: true
        wrapMode: Panel.large ? Text.WordWrap : Text.NoWrap
        color: Theme.colour.quiet
    }
    Item {
        id: hold
        x: Panel.gap * 1.5
        y: head.y + head.height + Panel.gap / 2
        width: parent.width - 3 * Panel.gap
        height: childrenRect.height
    }
    VouchLine {
        id: foot
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; leftMargin: Panel.gap * 1.5; rightMargin: Panel.gap; bottomMargin: Panel.gap * 0.7 }
        vouch: card.vouched ? card.block?.vouch ?? null : null
    }
}
