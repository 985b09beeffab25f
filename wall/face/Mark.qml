// The mark of a state, the same that stands on the tiles.
import QtQuick

Image {
    property string state_: ""
    property real side: 20

    width: Math.round(side)
    height: Math.round(side)
    sourceSize: Qt.size(width, height)
    source: state_ === "" ? "" : "image://mark/" + state_
}
