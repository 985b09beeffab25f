// Where one stands, and where one looks: up, as the map is turned.
import QtQuick

Item {
    property bool heads: false

    width: Panel.mm(40); height: width

    Sign { anchors.horizontalCenter: parent.horizontalCenter; y: -height * 0.62; visible: parent.heads; mark: "gaze"; side: Panel.mm(44); ink: Theme.colour.exit }
    Rectangle { anchors.centerIn: parent; width: Panel.mm(30); height: width; radius: width / 2; color: Theme.colour.exit; border.width: Panel.mm(4); border.color: Theme.colour.exit_ink }
    Rectangle { anchors.centerIn: parent; width: Panel.mm(36); height: width; radius: width / 2; color: "transparent"; border.width: Panel.mm(2); border.color: Theme.colour.exit }
}
