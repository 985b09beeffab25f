// Something to be hit with a finger: text, or a mark, or both.
import QtQuick
import wall.glass

Rectangle {
    id: button

    property real u: 1
    property string text: ""
    property real px: Theme.size.body
    property bool chosen: false
    property color ink: chosen ? Theme.colour.text : Theme.colour.quiet
    signal pressed

    implicitWidth: Math.round(label.implicitWidth + 2 * Theme.space.l * u)
    implicitHeight: Math.round(Theme.space.touch * u)
    radius: Math.round(Theme.space.round * u)
    color: area.pressed ? Theme.colour.line : chosen ? Theme.colour.raised : Theme.colour.panel
    border.width: chosen ? Math.max(Math.round(2 * u), 1) : 0
    border.color: Theme.colour.accent

    Label {
        id: label
        anchors.centerIn: parent
        width: Math.min(implicitWidth, parent.width - Theme.space.s * button.u)
        horizontalAlignment: Text.AlignHCenter
        u: button.u
        px: button.px
        text: button.text
        color: button.ink
        font.weight: button.chosen ? Font.DemiBold : Font.Normal
    }

    MouseArea {
        id: area
        anchors.fill: parent
        onClicked: button.pressed()
    }
}
