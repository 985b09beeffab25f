// Has the enlarged camera heard, or silent again; says plainly why nothing is heard.
import QtQuick
import QtQuick.Shapes
import wall.glass

Column {
    id: sound

    property var listening: null
    property real u: 1
    readonly property var state_: listening?.state ?? ({ offer: false })
    readonly property color ink: state_.failed ? Theme.colour.late : state_.heard ? Theme.colour.live : Theme.colour.text

    visible: state_.offer
    spacing: Theme.space.s * u

    Rectangle {
        objectName: "soundButton"
        implicitWidth: Math.round(face.implicitWidth + 2 * Theme.space.l * sound.u)
        implicitHeight: Math.round(72 * sound.u)
        anchors.right: parent.right
        radius: Math.round(Theme.space.round * sound.u)
        color: area.pressed ? Theme.colour.line : Theme.colour.raised
        border.width: sound.state_.on ? Math.max(Math.round(2 * sound.u), 1) : 0
        border.color: Theme.colour.accent

        Row {
            id: face
            anchors.centerIn: parent
            spacing: Theme.space.m * sound.u

            Item {
                anchors.verticalCenter: parent.verticalCenter
                width: Math.round(34 * sound.u)
                height: width

                Shape {
                    width: 100
                    height: 100
                    scale: parent.width / 100
                    transformOrigin: Item.TopLeft
                    ShapePath {
                        fillColor: sound.ink
                        strokeWidth: 0
                        strokeColor: "transparent"
                        PathSvg { path: "M 4 34 L 26 34 L 54 10 L 54 90 L 26 66 L 4 66 Z" }
                    }
                    ShapePath {
                        fillColor: "transparent"
                        strokeColor: sound.ink
                        strokeWidth: 9
                        capStyle: ShapePath.RoundCap
                        PathSvg { path: sound.state_.heard ? "M 68 34 A 22 22 0 0 1 68 66 M 80 20 A 42 42 0 0 1 80 80" : "M 70 38 L 94 62 M 94 38 L 70 62" }
                    }
                }
            }
            Column {
                anchors.verticalCenter: parent.verticalCenter
                spacing: Math.round(4 * sound.u)

                Label {
                    objectName: "soundWords"
                    u: sound.u
                    px: Theme.size.strong
                    color: sound.ink
                    text: sound.state_.words ?? ""
                }
                Rectangle {
                    objectName: "soundMeter"
                    visible: sound.state_.heard ?? false
                    width: parent.width
                    height: Math.max(Math.round(6 * sound.u), 2)
                    radius: height / 2
                    color: Theme.colour.line
                    Rectangle {
                        width: parent.width * (sound.state_.level ?? 0)
                        height: parent.height
                        radius: parent.radius
                        color: Theme.colour.live
                        Behavior on width { NumberAnimation { duration: Theme.motion.fade } }
                    }
                }
            }
        }
        MouseArea {
            id: area
            anchors.fill: parent
            onClicked: sound.listening.toggle()
        }
    }
    Label {
        objectName: "soundWhy"
        anchors.right: parent.right
        visible: text !== ""
        width: Math.min(implicitWidth, 520 * sound.u)
        horizontalAlignment: Text.AlignRight
        u: sound.u
        px: Theme.size.small
        color: Theme.colour.quiet
        text: sound.state_.why ?? ""
    }
}
