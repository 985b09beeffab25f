// Words that stand alone: where there is nothing to tell, or no data, and why.
import QtQuick

Card {
    id: notice

    property bool wide: false

    Blank { width: parent.width; alone: notice.alone; high: notice.ample; mark: notice.block?.mark || "nodata"; text: notice.block?.text ?? "" }
}
