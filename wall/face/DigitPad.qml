// Digits to be touched, with a key to take one back and a key to be done.
import QtQuick
import wall.glass

Grid {
    id: digits

    property real u: 1
    property bool ready: false
    readonly property real keyWidth: Math.round(150 * u)
    // As high as there is room for: large text leaves less of it.
    property real room: 1e6
    readonly property real keyHeight: Math.round(Math.min(88 * u, (room - 3 * spacing) / 4))
    signal typed(string digit)
    signal erased
    signal entered

    function enter() {
        if (ready)
            entered()
    }

    columns: 3
    spacing: Theme.space.m * u

    Repeater {
        model: 9

        TouchButton {
            required property int index
            objectName: "digit_" + (index + 1)
            u: digits.u
            width: digits.keyWidth
            height: digits.keyHeight
            px: Theme.size.title
            color: Theme.colour.raised
            text: index + 1
            onPressed: digits.typed(text)
        }
    }
    TouchButton {
        objectName: "digit_erase"
        u: digits.u
        width: digits.keyWidth
        height: digits.keyHeight
        px: Theme.size.title
        color: Theme.colour.panel
        text: "⌫"
        onPressed: digits.erased()
    }
    TouchButton {
        objectName: "digit_0"
        u: digits.u
        width: digits.keyWidth
        height: digits.keyHeight
        px: Theme.size.title
        color: Theme.colour.raised
        text: "0"
        onPressed: digits.typed(text)
    }
    TouchButton {
        objectName: "enterPin"
        u: digits.u
        width: digits.keyWidth
        height: digits.keyHeight
        px: Theme.size.strong
        color: Theme.colour.panel
        text: qsTr("Enter")
        chosen: digits.ready
        onPressed: digits.enter()
    }
}
