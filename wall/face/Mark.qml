// The mark of a state, the same that stands on the tiles.
import QtQuick
import wall.glass

Image {
    property string state_: ""
    property real side: 20

    width: Math.round(side)
    height: Math.round(side)
    sourceSize: Qt.size(width, height)
    // Painted anew by day and by night: an image is known by its address.
    source: state_ === "" ? "" : "image://mark/" + state_ + "/" + Theme.colour.ground.substring(1)
}
