// The cards of the rules that were called, the most urgent one open, over a corner of the glass.
import QtQuick
import wall.glass

Column {
    id: cards

    property var ruling
    property real u: 1

    spacing: Theme.space.m * u

    Repeater {
        model: cards.ruling ? cards.ruling.cards : []
        RuleCard { width: cards.width; u: cards.u; ruling: cards.ruling }
    }
    Label {
        objectName: "moreRules"
        u: cards.u
        px: Theme.size.strong
        visible: text !== ""
        text: cards.ruling ? cards.ruling.more : ""
    }
}
