// A scene, a salvo or a tour, to be called up with a finger; each kind has its mark.
import QtQuick
import wall.glass

Rectangle {
    id: button

    property real u: 1
    property string kind: "scene"
    property string text: ""
    property bool chosen: false
    readonly property color ink: chosen ? Theme.colour.text : Theme.colour.quiet
    readonly property int side: Math.round(7 * u)
    signal pressed

    implicitWidth: Math.round(words.width + 2 * Theme.space.l * u)
    implicitHeight: Math.round(Theme.space.touch * u)
    radius: Math.round((kind === "tour" ? Theme.space.touch / 2 : Theme.space.round) * u)
    color: area.pressed ? Theme.colour.line : chosen || kind !== "scene" ? Theme.colour.raised : Theme.colour.panel
    border { width: chosen ? Math.max(Math.round(2 * u), 1) : 0; color: Theme.colour.accent }

    Row {
        id: words
        anchors.centerIn: parent
        spacing: Theme.space.m * button.u

        // Four displays.
        Grid {
            visible: button.kind === "salvo"
            anchors.verticalCenter: parent.verticalCenter
            columns: 2
            spacing: Math.max(Math.round(3 * button.u), 1)
            Repeater {
                model: 4
                Rectangle { width: button.side; height: button.side; color: button.ink }
            }
        }
        // One after another.
        Row {
            visible: button.kind === "tour"
            anchors.verticalCenter: parent.verticalCenter
            spacing: Math.max(Math.round(4 * button.u), 1)
            Repeater {
                model: 3
                Rectangle {
                    required property int index
                    width: button.side
                    height: button.side
                    radius: width / 2
                    color: button.ink
                    opacity: 1 - index * 0.3
                }
            }
        }
        Label {
            u: button.u
            text: button.text
            color: button.ink
            font.weight: button.chosen ? Font.DemiBold : Font.Normal
        }
    }

    MouseArea { id: area; anchors.fill: parent; onClicked: button.pressed() }
}
