// Words that stand alone: where there is nothing to tell, or no data, and why.
import QtQuick

Card {
    id: notice

    property bool wide: false

    Row {
        width: parent.width
        spacing: Panel.gap * 1.5

        Sign { id: sign; mark: notice.block?.mark || "nodata"; side: Panel.mm(64); ink: Theme.colour.quiet }
        Words {
            width: parent.width - sign.width - 2 * Panel.gap
            text: notice.block?.text ?? ""
            px: Panel.mm(32)
            wrapMode: Text.WordWrap
            maximumLineCount: 6
            lineHeight: 1.1
        }
    }
}
