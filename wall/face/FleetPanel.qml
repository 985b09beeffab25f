// All kiosks of the city, the worst first, each with its picture.
import QtQuick
import wall.glass

Rectangle {
    id: panel

    property var fleet: null
    property real u: 1

    color: Theme.colour.panel
    visible: fleet !== null && fleet.open

    // Touches between the rows are not for the tiles behind the panel.
    MouseArea { anchors.fill: parent }

    Label {
        objectName: "fleetTitle"
        anchors {
            left: parent.left; leftMargin: Theme.space.l * panel.u
            right: close.left; verticalCenter: close.verticalCenter
        }
        u: panel.u
        px: Theme.size.title
        font.weight: Font.DemiBold
        text: panel.fleet?.title ?? ""
    }
    TouchButton {
        id: close
        objectName: "closeFleet"
        anchors { right: parent.right; top: parent.top; margins: Theme.space.l * panel.u }
        u: panel.u
        text: panel.fleet?.words.close ?? ""
        onPressed: panel.fleet.hide()
    }
    ListView {
        id: list
        objectName: "fleetList"
        anchors {
            left: parent.left; right: parent.right; top: close.bottom; bottom: parent.bottom
            margins: Theme.space.l * panel.u; bottomMargin: 0
        }
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: panel.fleet?.model ?? null

        delegate: FleetRow {
            width: ListView.view.width
            u: panel.u
        }
    }
    Rectangle {
        visible: list.visibleArea.heightRatio < 1
        anchors { left: list.right; leftMargin: Theme.space.s * panel.u }
        y: list.y + list.visibleArea.yPosition / Math.max(1 - list.visibleArea.heightRatio, 0.001) * (list.height - height)
        width: Math.max(Math.round(4 * panel.u), 2)
        height: Math.max(list.visibleArea.heightRatio * list.height, Theme.space.touch * panel.u)
        radius: width / 2
        color: Theme.colour.line
    }

    // Over the list, for what lies under a row's own area is not asked; it takes no touch away.
    Item {
        anchors.fill: list
        PointHandler { id: finger }
    }
    Binding {
        target: panel.fleet
        property: "held"
        when: panel.fleet !== null
        value: finger.active || list.moving
    }
}
