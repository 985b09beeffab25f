// What stands on the glass, how much of the city can be believed, and the time.
import QtQuick
import wall.glass

Rectangle {
    id: strip

    property var face
    property var fleet: null
    property real u: 1
    property date now: new Date()
    readonly property real free: width - title.width - tools.width - 5 * Theme.space.l * u
    signal searchWanted
    signal troublesWanted(string state)
    signal padWanted
    signal kiosksWanted

    implicitHeight: Math.round(68 * u)
    color: Theme.colour.panel

    Timer {
        interval: 1000
        running: strip.visible
        repeat: true
        onTriggered: strip.now = new Date()
    }

    Row {
        id: left
        anchors {
            left: parent.left
            leftMargin: Theme.space.l * strip.u
            verticalCenter: parent.verticalCenter
        }
        spacing: Theme.space.m * strip.u

        Label {
            id: title
            width: Math.min(implicitWidth, strip.width * 0.4)
            u: strip.u
            px: Theme.size.strong
            font.weight: Font.DemiBold
            text: strip.face.title
        }
        Label {
            id: count
            u: strip.u
            px: Theme.size.strong
            color: Theme.colour.quiet
            visible: text !== "" && totals.needed + implicitWidth + left.spacing < strip.free
            text: strip.face.count
        }
    }

    Totals {
        id: totals
        anchors {
            right: tools.left
            rightMargin: Theme.space.l * strip.u
            verticalCenter: parent.verticalCenter
        }
        tally: strip.face.tally
        u: strip.u
        room: strip.free - (count.visible ? count.width + left.spacing : 0)
        chosen: strip.face.troubles.open
        onWanted: state => strip.troublesWanted(state)
    }

    Row {
        id: tools
        anchors {
            right: parent.right
            rightMargin: Theme.space.l * strip.u
            verticalCenter: parent.verticalCenter
        }
        spacing: Theme.space.l * strip.u

        TouchButton {
            objectName: "clockButton"
            u: strip.u
            height: Math.round(Theme.space.touch * strip.u)
            color: Theme.colour.raised
            visible: text !== ""
            chosen: true
            border.color: Theme.colour.late
            text: strip.face.clock.warning
            onPressed: strip.face.clock.explain()
        }
        TouchButton {
            objectName: "doorButton"
            u: strip.u
            height: Math.round(Theme.space.touch * strip.u)
            color: Theme.colour.raised
            visible: strip.face.guard.asks
            chosen: strip.face.guard.guest
            text: strip.face.guard.label
            onPressed: strip.face.guard.guest ? strip.padWanted() : strip.face.guard.enterGuest()
        }
        TouchButton {
            objectName: "fleetButton"
            readonly property int ailing: strip.fleet?.ailing ?? 0
            u: strip.u
            height: Math.round(Theme.space.touch * strip.u)
            color: Theme.colour.raised
            visible: strip.fleet !== null
            chosen: ailing > 0
            border.color: ailing > 0 ? Theme.colour.late : Theme.colour.accent
            text: strip.fleet ? strip.fleet.words.button + (ailing > 0 ? "  " + ailing : "") : ""
            onPressed: strip.kiosksWanted()
        }
        TouchButton {
            objectName: "editButton"
            readonly property var editing: strip.face.editing
            u: strip.u
            height: Math.round(Theme.space.touch * strip.u)
            color: Theme.colour.raised
            visible: editing !== null && editing.allowed && !editing.open
            chosen: visible && editing.bar.waiting
            text: editing ? editing.bar.button : ""
            onPressed: editing.enter()
        }
        TouchButton {
            objectName: "searchButton"
            u: strip.u
            height: Math.round(Theme.space.touch * strip.u)
            color: Theme.colour.raised
            visible: !(strip.face.editing && strip.face.editing.open)
            text: qsTr("Search")
            onPressed: strip.searchWanted()
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            u: strip.u
            px: Theme.size.title
            font.weight: Font.DemiBold
            font.features: {
                "tnum": 1
            }
            text: Qt.formatTime(strip.now, "HH:mm:ss")
        }
    }
}
