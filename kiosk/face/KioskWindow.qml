// The kiosk's window: header, first screen, page, and the deck with every control; nothing else ever covers them.
import QtQuick
import QtQuick.Window

Window {
    id: window

    required property var face
    readonly property bool alarm: face.page.alarm
    readonly property bool wide: face.page.home
    readonly property real edge: Panel.mm(Panel.large ? 10 : 20)

    color: Theme.colour.ground ?? "#000000"
    title: "citywall kiosk"

    Binding { target: Panel; property: "width"; value: window.width }
    Binding { target: Panel; property: "height"; value: window.height }

    Header {
        id: header
        anchors { left: parent.left; right: parent.right; top: parent.top; leftMargin: window.edge; rightMargin: window.edge }
        face: window.face
        speaks: !window.face.modes.low
    }
    HomeBoard {
        id: home
        anchors { left: parent.left; top: header.bottom; bottom: deck.top; leftMargin: window.edge; bottomMargin: Panel.gap }
        width: Math.round((parent.width - 2 * window.edge - Panel.gap) * (window.wide ? 1 : Panel.large ? 0.42 : 0.42))
        face: window.face
        wide: window.wide
    }
    Slot {
        id: slot
        anchors { left: home.right; right: parent.right; top: header.bottom; bottom: deck.top; leftMargin: Panel.gap; rightMargin: window.edge; bottomMargin: Panel.gap }
        visible: !window.wide
        face: window.face
    }
    Deck {
        id: deck
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        face: window.face
        home: home.scroller
        slot: slot.visible ? slot.scroller : null
    }
    WarnPanel {
        anchors { horizontalCenter: parent.horizontalCenter; bottom: window.face.modes.low ? parent.bottom : deck.top; bottomMargin: Panel.gap * (window.face.modes.low ? 1 : 4) }
        width: Math.min(Panel.mm(1000), parent.width - 2 * window.edge)
        face: window.face
    }
}
