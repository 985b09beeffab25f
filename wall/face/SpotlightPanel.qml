// Name and truth of the channel in the spotlight.
import QtQuick
import wall.glass

Rectangle {
    id: panel

    property var face
    property var helm: null
    property real u: 1
    property var lookback: null
    property var sound: null
    readonly property var replaying: lookback?.replaying ?? null
    readonly property var spot: face.spot
    readonly property var past: replaying?.state ?? ({ on: false })

    height: Math.round(136 * u)
    color: Theme.colour.panel
    opacity: spot.open ? 1 : 0
    visible: opacity > 0

    Behavior on opacity { NumberAnimation { duration: Theme.motion.fade } }

    Loader {
        anchors { left: parent.left; right: parent.right; bottom: parent.top }
        active: panel.lookback !== null
        sourceComponent: ReplayBar { lookback: panel.lookback; u: panel.u }
    }

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

        // The past is not heard, and what is live is not to be heard beside it.
        SoundButton { anchors.verticalCenter: parent.verticalCenter; listening: panel.past.on ? null : panel.sound; u: panel.u }
        HelmButton { anchors.verticalCenter: parent.verticalCenter; helm: panel.helm; u: panel.u }
        TouchButton {
            objectName: "replay"
            anchors.verticalCenter: parent.verticalCenter
            u: panel.u
            px: Theme.size.strong
            height: Math.round(72 * panel.u)
            color: Theme.colour.raised
            ink: Theme.colour.text
            visible: panel.past.available ?? false
            chosen: panel.replaying?.open ?? false
            text: qsTr("Replay")
            onPressed: chosen ? panel.replaying.hide() : panel.replaying.show()
        }
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
                visible: !panel.past.on
                state_: panel.spot.state ?? ""
            }
            Label {
                objectName: "spotTruth"
                u: panel.u
                px: Theme.size.title
                font.weight: Font.DemiBold
                color: panel.past.on ? Theme.colour.replay : panel.spot.colour ?? Theme.colour.text
                text: panel.past.on ? panel.past.truth : panel.spot.truth ?? ""
            }
        }
        Label {
            objectName: "spotTier"
            anchors.right: parent.right
            u: panel.u
            text: panel.past.on ? qsTr("captured at %1").arg(panel.past.time) : panel.spot.tier ?? ""
        }
        Label {
            objectName: "spotReason"
            anchors.right: parent.right
            // A long reason leaves the name its room.
            width: Math.min(implicitWidth, panel.width * 0.62)
            u: panel.u
            px: Theme.size.small
            color: Theme.colour.quiet
            text: panel.past.on ? qsTr("not live") : panel.spot.reason ?? ""
        }
    }
}
