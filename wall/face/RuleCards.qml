// The cards of the rules that were called, the most urgent one open, over a corner of the glass.
import QtQuick
import wall.glass

Column {
    id: cards

    property var stack
    property real u: 1

    spacing: Theme.space.m * u

    Repeater {
        model: cards.stack?.cards ?? []
        RuleCard { width: cards.width; u: cards.u; stack: cards.stack }
    }
    Label {
        objectName: "moreRules"
        u: cards.u
        px: Theme.size.strong
        visible: text !== ""
        text: cards.stack?.more ?? ""
    }
}
