// Takes the touches that miss the keys of what stands over a page: what lies beneath is not meant.
import QtQuick

MouseArea {
    anchors.fill: parent
    Accessible.ignored: true
}
