// The way back to what stood on the glass before: an arrow and words, to be found at once.
import QtQuick
import wall.glass

Rectangle {
    id: button

    property real u: 1
    property string text: ""
    readonly property int side: Math.round(11 * u)
    signal pressed

    implicitWidth: Math.round(words.width + 2 * Theme.space.l * u)
    implicitHeight: Math.round(Theme.space.touch * u)
    radius: Math.round(Theme.space.round * u)
    color: area.pressed ? Theme.colour.line : Theme.colour.raised
    border { width: Math.max(Math.round(2 * u), 1); color: Theme.colour.accent }

    Row {
        id: words
        anchors.centerIn: parent
        spacing: Theme.space.m * button.u

        // A corner that points to the left.
        Item {
            anchors.verticalCenter: parent.verticalCenter
            width: button.side
            height: button.side * 2
            Repeater {
                model: 2
                Rectangle {
                    required property int index
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.verticalCenterOffset: (index ? 1 : -1) * width * 0.34
                    anchors.horizontalCenter: parent.horizontalCenter
                    width: button.side * 1.25
                    height: Math.max(Math.round(3 * button.u), 1)
                    radius: height / 2
                    rotation: index ? 45 : -45
                    antialiasing: true
                    color: Theme.colour.accent
                }
            }
        }
        Label {
            u: button.u
            text: button.text
            font.weight: Font.DemiBold
        }
    }

    MouseArea { id: area; anchors.fill: parent; onClicked: button.pressed() }
}
