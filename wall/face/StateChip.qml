// One state and how many are in it; a touch lists them alone.
import QtQuick
import wall.glass

Rectangle {
    id: chip

    property real u: 1
    property string state_: ""
    property string word: ""
    property int count: 0
    property bool chosen: false
    signal pressed

    width: Math.round(words.width + 2 * Theme.space.m * u)
    height: Math.round(Theme.space.touch * u)
    radius: Math.round(Theme.space.round * u)
    color: area.pressed ? Theme.colour.line : Theme.colour.raised
    border { width: chosen ? Math.max(Math.round(2 * u), 1) : 0; color: Theme.colour.accent }

    Row {
        id: words
        anchors.centerIn: parent
        spacing: Theme.space.s * chip.u

        Mark {
            anchors.verticalCenter: parent.verticalCenter
            visible: chip.state_ !== ""
            side: 20 * chip.u
            state_: chip.state_
        }
        Label {
            u: chip.u
            color: chip.chosen ? Theme.colour.text : Theme.colour.quiet
            text: chip.word
        }
        Label { u: chip.u; font.weight: Font.DemiBold; text: chip.count }
    }
    MouseArea { id: area; anchors.fill: parent; onClicked: chip.pressed() }
}
