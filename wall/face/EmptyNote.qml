// Says why nothing stands on the glass.
import QtQuick
import wall.glass

Label {
    property var face
    property bool off: false

    objectName: "empty"
    horizontalAlignment: Text.AlignHCenter
    wrapMode: Text.WordWrap
    px: Theme.size.title
    color: Theme.colour.quiet
    visible: text !== "" && !off
    text: face.empty
}
