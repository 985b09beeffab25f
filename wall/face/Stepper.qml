// A count with a key for one less and a key for one more.
import QtQuick
import wall.glass

Row {
    id: stepper

    property real u: 1
    property string name: ""
    property string text: ""
    property int value: 0
    signal stepped(int by)

    leftPadding: Math.round(Theme.space.m * u)
    spacing: Math.round(Theme.space.s * u)

    Label {
        anchors.verticalCenter: parent.verticalCenter
        u: stepper.u
        px: Theme.size.strong
        color: Theme.colour.quiet
        text: stepper.text
    }
    EditButton {
        objectName: "fewer" + stepper.name
        width: Math.round(68 * stepper.u)
        u: stepper.u
        px: Theme.size.title
        enabled: stepper.value > 1
        text: "−"
        onPressed: stepper.stepped(-1)
    }
    Label {
        anchors.verticalCenter: parent.verticalCenter
        width: Math.round(52 * stepper.u)
        horizontalAlignment: Text.AlignHCenter
        u: stepper.u
        px: Theme.size.title
        font.weight: Font.DemiBold
        text: stepper.value
    }
    EditButton {
        objectName: "more" + stepper.name
        width: Math.round(68 * stepper.u)
        u: stepper.u
        px: Theme.size.title
        text: "+"
        onPressed: stepper.stepped(1)
    }
}
