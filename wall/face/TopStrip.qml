// What stands on the glass, how much of the city can be believed, and the time.
import QtQuick
import wall.glass

Rectangle {
    id: strip

    property var face
    property real u: 1
    property date now: new Date()
    signal searchWanted

    implicitHeight: Math.round(64 * u)
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
            u: strip.u
            px: Theme.size.strong
            font.weight: Font.DemiBold
            text: strip.face.title
        }
        Label {
            u: strip.u
            px: Theme.size.strong
            color: Theme.colour.quiet
            text: strip.face.count > 0 ? strip.face.count : ""
        }
    }

    Row {
        id: totals
        anchors {
            right: tools.left
            rightMargin: Theme.space.xl * strip.u
            verticalCenter: parent.verticalCenter
        }
        spacing: Theme.space.l * strip.u

        Label {
            u: strip.u
            color: Theme.colour.quiet
            visible: text !== "" && implicitWidth + counts.width + left.width < strip.width - tools.width - 160 * strip.u
            text: strip.face.oldest
        }
        Row {
            id: counts
            spacing: Theme.space.l * strip.u
            Repeater {
                model: strip.face.totals

                Row {
                    id: total
                    required property var modelData
                    spacing: Theme.space.s * strip.u

                    Mark {
                        anchors.verticalCenter: parent.verticalCenter
                        side: 22 * strip.u
                        state_: total.modelData.state
                    }
                    Label {
                        u: strip.u
                        text: total.modelData.count
                        font.weight: Font.DemiBold
                    }
                    Label {
                        u: strip.u
                        text: total.modelData.word
                        color: total.modelData.colour
                    }
                }
            }
        }
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
            objectName: "searchButton"
            u: strip.u
            height: Math.round(48 * strip.u)
            color: Theme.colour.raised
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
