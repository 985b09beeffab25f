// An exit or a place on a map, to be touched; with a stem where its sign had to give way to another.
import QtQuick

Item {
    id: pin

    property var one: ({})
    property bool touches: true
    property bool quiet: false
    readonly property bool leads: touches && (one.leads ?? false)
    readonly property bool gate: one.gate ?? false
    readonly property bool closed: (one.closed ?? "") !== ""
    readonly property real side: one.side ?? 0
    readonly property real aside: Math.hypot((one.px ?? 0) - (one.tx ?? 0), (one.py ?? 0) - (one.ty ?? 0))
    property double last: 0

    // A hand that shakes touches twice: the second touch is not meant.
    function take() {
        const now = Date.now()
        if (Panel.steady && now - last < Panel.pause_ms) return
        last = now
        Theme.face.point(one.id)
    }

    x: (one.px ?? 0) - width / 2; y: (one.py ?? 0) - height / 2
    width: side; height: side
    opacity: quiet ? 0.8 : 1
    Accessible.role: leads ? Accessible.Button : Accessible.StaticText
    Accessible.name: [one.number, one.label, one.says, one.tells, one.closed, one.instead, one.aged].filter(Boolean).join(", ")
    Accessible.onPressAction: if (leads) take()

    Rectangle {
        visible: pin.aside > pin.side * 0.3
        x: pin.width / 2; y: pin.height / 2 - height / 2
        width: pin.aside; height: Math.max(Panel.mm(3), 1)
        color: Theme.colour.exit
        transformOrigin: Item.Left
        rotation: Math.atan2((pin.one.ty ?? 0) - (pin.one.py ?? 0), (pin.one.tx ?? 0) - (pin.one.px ?? 0)) * 180 / Math.PI
    }
    Rectangle {
        anchors.centerIn: parent
        width: pin.one.drawn ?? pin.side; height: width
        radius: pin.gate ? Panel.round : width / 2
        color: area.pressed ? Theme.colour.action : !pin.gate ? (pin.one.chosen ? Theme.colour.action : Theme.colour.raised) : pin.closed || !pin.one.sure ? Theme.colour.raised : Theme.colour.exit
        border.width: Math.max(Panel.mm(pin.one.chosen ? 4 : 2), 1)
        border.color: pin.one.chosen ? Theme.colour.text : pin.closed ? Theme.colour.bad : pin.gate ? (pin.one.sure ? Theme.colour.exit_ink : Theme.colour.exit) : Theme.colour.focus

        Words {
            anchors.centerIn: parent
            visible: pin.gate
            text: pin.one.number ?? ""
            px: pin.side * (text.length > 2 ? 0.46 : 0.72); font.bold: true
            elide: Text.ElideNone
            color: area.pressed ? Theme.colour.action_ink : pin.closed || !pin.one.sure ? Theme.colour.text : Theme.colour.exit_ink
        }
        Sign { anchors.centerIn: parent; visible: !pin.gate; side: parent.width * 0.66; mark: pin.gate ? "" : pin.one.mark || "spot"; ink: pin.one.chosen || area.pressed ? Theme.colour.action_ink : Theme.colour.text }
    }
    // That a lift goes up there, or that it is closed, is said by a sign and not by colour alone.
    Rectangle {
        visible: (pin.one.sign ?? "") !== ""
        x: pin.side * 0.78; y: -pin.side * 0.42  // where no name at its right comes
        width: Panel.mm(26); height: width; radius: Panel.mm(5)
        color: Theme.colour.panel
        border.width: Math.max(Panel.mm(1), 1); border.color: pin.closed ? Theme.colour.bad : Theme.colour.text
        Sign { anchors.centerIn: parent; side: parent.width * 0.84; mark: pin.one.sign ?? ""; ink: pin.closed ? Theme.colour.bad : Theme.colour.text }
    }
    MouseArea { id: area; objectName: "map-" + (pin.one.id ?? ""); anchors.fill: parent; enabled: pin.leads; visible: enabled; onClicked: pin.take() }
}
