// The kiosk's window: header, first screen, page, and the deck with every control; nothing else ever covers them.
import QtQuick
import QtQuick.Window

Window {
    id: window

    required property var face
    property var reading: null
    property var service: null
    property var opining: null
    property var sharing: null
    property var guide: null
    property var gallery: null
    readonly property bool alarm: face.page.alarm
    readonly property bool wide: face.page.home
    readonly property real edge: Panel.mm(Panel.large ? 10 : 20)

    color: Theme.colour.ground ?? "#000000"
    title: "citywall kiosk"

    // An alert's exits are seen from the first on, and the next visitor begins where everybody does.
    onAlarmChanged: home.scroller.rewind()
    Connections {
        target: window.face
        function onVisited() { if (window.face.stage === "nobody") { home.scroller.rewind(); slot.scroller.rewind() } }
    }

    Binding { target: Panel; property: "width"; value: window.width }
    Binding { target: Panel; property: "height"; value: window.height }

    Header {
        id: header
        anchors { left: parent.left; right: parent.right; top: parent.top; leftMargin: window.edge; rightMargin: window.edge }
        face: window.face
        speaks: !window.face.modes.low
    }
    Column {
        id: cleared
        anchors { left: parent.left; right: parent.right; top: header.bottom; leftMargin: window.edge; rightMargin: window.edge }

        Repeater {
            model: window.face.cleared
            Item { required property var block; width: cleared.width; height: over.height + Panel.gap; Block { id: over; block: parent.block; width: parent.width; touches: !window.face.modes.low; onAsked: page => window.face.open(page) } }
        }
    }
    HomeBoard {
        id: home
        anchors { left: parent.left; top: cleared.bottom; bottom: deck.top; leftMargin: window.edge; bottomMargin: Panel.gap }
        width: Math.round((parent.width - 2 * window.edge - Panel.gap) * (window.wide ? 1 : window.alarm ? 0.36 : 0.42))
        face: window.face
        wide: window.wide
        alarm: window.alarm
    }
    Slot {
        id: slot
        anchors { left: home.right; right: parent.right; top: cleared.bottom; bottom: deck.top; leftMargin: Panel.gap; rightMargin: window.edge; bottomMargin: Panel.gap }
        visible: !window.wide
        face: window.face
        gallery: window.gallery
    }
    ReadingPanel {
        id: spoken
        anchors { right: parent.right; top: cleared.bottom; bottom: deck.top; rightMargin: window.edge; bottomMargin: Panel.gap }
        width: slot.visible ? slot.width : Math.round(home.width * 0.58)
        face: window.face
        reading: window.reading
    }
    Deck {
        id: deck
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        face: window.face
        reading: window.reading
        opining: window.opining
        sharing: window.sharing
        home: home.scroller
        slot: spoken.visible ? spoken.scroller : slot.visible ? slot.scroller : null
    }
    Loader {
        anchors.fill: parent
        active: !!window.opining
        sourceComponent: Item { OpinionPanel { anchors { left: parent.left; right: parent.right; bottom: parent.bottom } face: window.face; opining: window.opining } }
    }
    Loader {
        anchors.fill: parent
        active: !!window.sharing
        sourceComponent: Item { SharePanel { anchors { left: parent.left; right: parent.right; bottom: parent.bottom } face: window.face; sharing: window.sharing } }
    }
    WarnPanel {
        anchors { horizontalCenter: parent.horizontalCenter; bottom: window.face.modes.low ? parent.bottom : deck.top; bottomMargin: Panel.gap * (window.face.modes.low ? 1 : 4) }
        width: Math.min(Panel.mm(1000), parent.width - 2 * window.edge)
        face: window.face
    }
    Loader {
        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom }
        anchors.bottomMargin: window.face.modes.low ? 0 : (parent.height - height) / 2
        active: window.service !== null
        sourceComponent: ServicePanel { service: window.service; face: window.face }
    }
    Loader {
        anchors.fill: parent
        active: window.service !== null
        sourceComponent: ServiceCorners { service: window.service }
    }
    GuideLayer { anchors.fill: parent; guide: window.guide; reading: window.reading }
}
