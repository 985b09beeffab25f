// Says why a rule has changed the glass, and what is to be done; readable from three metres.
import QtQuick
import wall.glass

Rectangle {
    id: card

    required property var modelData
    property var stack
    property real u: 1
    readonly property real edge: Math.round(12 * u)

    height: Math.round(content.implicitHeight + 2 * Theme.space.l * u)
    radius: Math.round(Theme.space.round * u)
    color: Theme.colour.panel
    border { color: modelData.colour; width: Math.max(Math.round(3 * u), 1) }

    // Touches between the buttons are not for the tiles behind the card.
    MouseArea {
        objectName: "ruleCard_" + card.modelData.rule
        anchors.fill: parent
        onClicked: if (card.modelData.folded) card.stack.fold(card.modelData.rule, card.modelData.event)
    }
    Rectangle {
        anchors { left: parent.left; top: parent.top; bottom: parent.bottom }
        width: card.edge
        color: card.modelData.colour
    }
    Column {
        id: content
        anchors {
            left: parent.left; right: parent.right; top: parent.top
            leftMargin: card.edge + Theme.space.l * card.u; rightMargin: Theme.space.l * card.u
            topMargin: Theme.space.l * card.u
        }
        spacing: Theme.space.m * card.u

        Row {
            width: parent.width
            spacing: Theme.space.l * card.u

            Emblem {
                id: emblem
                anchors.verticalCenter: parent.verticalCenter
                side: (card.modelData.folded ? 36 : 68) * card.u
                kind: card.modelData.kind
                colour: card.modelData.colour
            }
            Column {
                width: parent.width - emblem.width - parent.spacing
                Label {
                    width: parent.width
                    visible: !card.modelData.folded
                    u: card.u
                    color: card.modelData.colour
                    font.weight: Font.DemiBold
                    text: card.modelData.lead + "   " + card.modelData.since
                }
                Label {
                    width: parent.width
                    u: card.u
                    px: card.modelData.folded ? Theme.size.strong : Theme.size.title + 4
                    font.weight: Font.Bold
                    wrapMode: card.modelData.folded ? Text.NoWrap : Text.WordWrap
                    maximumLineCount: 2
                    text: card.modelData.name
                }
            }
        }
        Label {
            width: parent.width
            visible: text !== "" && !card.modelData.folded
            u: card.u
            px: Theme.size.strong
            color: Theme.colour.quiet
            wrapMode: Text.WordWrap
            maximumLineCount: 3
            text: card.modelData.told
        }
        Label {
            width: parent.width
            visible: text !== "" && !card.modelData.folded
            u: card.u
            // What everybody is to do is smaller than what those in this room are.
            px: card.modelData.advice ? Theme.size.strong : Theme.size.title - 2
            lineHeight: 1.15
            wrapMode: Text.WordWrap
            maximumLineCount: 8
            text: card.modelData.text
        }
        Label {
            width: parent.width
            visible: text !== "" && !card.modelData.folded
            u: card.u
            color: Theme.colour.late
            wrapMode: Text.WordWrap
            text: card.modelData.state
        }
        Flow {
            width: parent.width
            visible: !card.modelData.folded
            spacing: Theme.space.m * card.u

            TouchButton {
                objectName: "showRule_" + card.modelData.rule
                visible: card.modelData.showNow !== ""
                u: card.u
                color: Theme.colour.raised
                chosen: true
                text: card.modelData.showNow
                onPressed: card.stack.showNow(card.modelData.rule, card.modelData.event)
            }
            TouchButton {
                objectName: "dismissRule_" + card.modelData.rule
                u: card.u
                color: Theme.colour.raised
                text: card.modelData.dismiss
                onPressed: card.stack.dismiss(card.modelData.rule, card.modelData.event)
            }
            TouchButton {
                objectName: "againRule_" + card.modelData.rule
                visible: card.modelData.taken
                u: card.u
                color: Theme.colour.raised
                text: card.modelData.again
                onPressed: card.stack.again(card.modelData.rule, card.modelData.event)
            }
            TouchButton {
                objectName: "foldRule_" + card.modelData.rule
                u: card.u
                color: Theme.colour.raised
                text: card.modelData.fold
                onPressed: card.stack.fold(card.modelData.rule, card.modelData.event)
            }
        }
    }
}
