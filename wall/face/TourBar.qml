// The tour that plays: its name, its step, how long it stands, and the buttons that lead it.
import QtQuick
import wall.glass

Item {
    id: bar

    property var face
    property real u: 1
    readonly property var tour: face.touring.state

    implicitWidth: visible ? words.width + Theme.space.l * u : 0
    visible: tour.open

    Row {
        id: words
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        spacing: Theme.space.s * bar.u

        Column {
            anchors.verticalCenter: parent.verticalCenter
            rightPadding: Theme.space.m * bar.u
            spacing: Theme.space.s * bar.u

            Row {
                spacing: Theme.space.m * bar.u
                Label {
                    objectName: "tourName"
                    // As wide as its words: a row does not give way.
                    width: Math.min(implicitWidth, 280 * bar.u)
                    u: bar.u
                    text: bar.tour.name ?? ""
                    color: Theme.colour.quiet
                }
                Label {
                    objectName: "tourStep"
                    u: bar.u
                    font.weight: Font.DemiBold
                    text: bar.tour.open ? bar.tour.step + " / " + bar.tour.steps : ""
                }
            }
            Rectangle {
                width: parent.width - Theme.space.m * bar.u
                height: Math.max(Math.round(4 * bar.u), 2)
                radius: height / 2
                color: Theme.colour.line
                Rectangle {
                    objectName: "tourProgress"
                    width: Math.round(parent.width * bar.face.touring.progress)
                    height: parent.height
                    radius: parent.radius
                    color: bar.tour.paused ? Theme.colour.quiet : Theme.colour.accent
                }
            }
        }
        TouchButton {
            objectName: "tourBack"
            u: bar.u
            color: Theme.colour.raised
            text: qsTr("Back")
            onPressed: bar.face.touring.move(-1)
        }
        TouchButton {
            objectName: "tourPause"
            u: bar.u
            color: Theme.colour.raised
            chosen: bar.tour.paused ?? false
            text: chosen ? qsTr("Go on") : qsTr("Pause")
            onPressed: bar.face.touring.toggle()
        }
        TouchButton {
            objectName: "tourNext"
            u: bar.u
            color: Theme.colour.raised
            text: qsTr("Next")
            onPressed: bar.face.touring.move(1)
        }
        TouchButton {
            objectName: "tourStop"
            u: bar.u
            color: Theme.colour.raised
            text: qsTr("End tour")
            onPressed: bar.face.touring.stop()
        }
    }
}
