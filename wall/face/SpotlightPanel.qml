// Name and truth of the channel in the spotlight.
import QtQuick
import wall.glass

Rectangle {
    id: panel

    property var face
    property var helm: null
    property real u: 1
    readonly property var spot: face.spot

    height: Math.round(136 * u)
    color: Theme.colour.panel
    opacity: spot.open ? 1 : 0
    visible: opacity > 0

    Behavior on opacity { NumberAnimation { duration: Theme.motion.fade } }

    Column {
        anchors {
            left: parent.left; right: tools.left; verticalCenter: parent.verticalCenter
            leftMargin: Theme.space.xl * panel.u; rightMargin: Theme.space.l * panel.u
        }

        Label {
            objectName: "spotName"
            width: parent.width
            u: panel.u
            px: Theme.size.huge
            font.weight: Font.DemiBold
            text: panel.spot.name ?? ""
        }
        Label {
            width: parent.width
            u: panel.u
            color: Theme.colour.quiet
            visible: text !== ""
            text: panel.spot.groups ?? ""
        }
    }

    Row {
        id: tools
        anchors { right: truth.left; rightMargin: Theme.space.xl * panel.u; verticalCenter: parent.verticalCenter }
        spacing: Theme.space.m * panel.u

        HelmButton { helm: panel.helm; u: panel.u }
    }

    Column {
        id: truth
        anchors { right: parent.right; rightMargin: Theme.space.xl * panel.u; verticalCenter: parent.verticalCenter }
        spacing: Theme.space.s * panel.u

        Row {
            anchors.right: parent.right
            spacing: Theme.space.m * panel.u

            Mark {
                anchors.verticalCenter: parent.verticalCenter
                side: 28 * panel.u
                state_: panel.spot.state ?? ""
            }
            Label {
                objectName: "spotTruth"
                u: panel.u
                px: Theme.size.title
                font.weight: Font.DemiBold
                color: panel.spot.colour ?? Theme.colour.text
                text: panel.spot.truth ?? ""
            }
        }
        Label { anchors.right: parent.right; u: panel.u; text: panel.spot.tier ?? "" }
        Label {
            objectName: "spotReason"
            anchors.right: parent.right
            // A long reason leaves the name its room.
            width: Math.min(implicitWidth, panel.width * 0.62)
            u: panel.u
            px: Theme.size.small
            color: Theme.colour.quiet
            text: panel.spot.reason ?? ""
        }
    }
}
