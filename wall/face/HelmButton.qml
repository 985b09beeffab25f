// Takes the enlarged camera into the hand, or gives it back.
import QtQuick
import wall.glass

TouchButton {
    id: button

    property var helm: null

    objectName: "helmButton"
    visible: helm !== null && helm.offer
    height: Math.round(72 * u)
    px: Theme.size.strong
    color: Theme.colour.raised
    ink: Theme.colour.text
    chosen: helm !== null && helm.held
    text: chosen ? qsTr("End control") : qsTr("Move camera")
    onPressed: chosen ? helm.leave() : helm.enter()
}
