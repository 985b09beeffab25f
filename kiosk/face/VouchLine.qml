// What a block says of its own data: whose they are and how old, with a sign for how far to trust them.
import QtQuick

Item {
    id: line

    property var vouch: null
    readonly property var look: Theme.states(vouch?.state ?? "fresh")

    implicitHeight: vouch ? Math.max(Panel.mm(26), told.lineCount > 1 ? told.height : 0) : 0
    visible: vouch !== null && vouch !== undefined

    Sign { id: sign; mark: line.look.mark; ink: line.look.ink; side: Panel.mm(20); anchors.verticalCenter: parent.verticalCenter }
    Words {
        id: told
        wrapMode: Panel.large ? Text.WordWrap : Text.NoWrap
        lineHeight: 0.85
        anchors { left: sign.right; leftMargin: Panel.mm(6); right: parent.right; verticalCenter: parent.verticalCenter }
        text: line.vouch ? line.vouch.says + "  ·  " + line.vouch.source : ""
        px: Panel.small
        color: Theme.colour.quiet
    }
}
