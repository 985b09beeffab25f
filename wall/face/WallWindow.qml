// The wall's main window: the mosaic between two strips, and what lies over it.
import QtQuick
import QtQuick.Window
import wall.glass

Window {
    id: window

    required property var face
    property var stack
    property var attention: null
    property var helm: null
    property var lookback: null
    property var sound: null
    property var fleet: null
    property rect part
    readonly property bool spans: part.width > 0 && !editDesk.open
    readonly property real u: Math.max(Math.min(width, height) / 1080, 0.6) * Theme.scale

    function search() { fleet?.hide(); face.troubles.hide(); face.guard.pad.hide(); searching.show() }
    function list(state) { fleet?.hide(); searching.hide(); face.guard.pad.hide(); face.troubles.show(state) }
    function signIn() { fleet?.hide(); searching.hide(); face.troubles.hide(); face.guard.pad.show() }
    function kiosks() { searching.hide(); face.troubles.hide(); face.guard.pad.hide(); fleet.show() }

    function back() {
        if (face.guard.question.open)
            face.guard.dismiss()
        else if (face.troubles.open)
            face.troubles.hide()
        else if (fleet?.open)
            fleet.hide()
        else if (lookback?.replaying.open)
            lookback.replaying.hide()
        else
            face.spotlight(-1)
    }

    color: Theme.colour.ground
    title: "citywall"

    Retreat {
        id: retreat
        objectName: "retreat"
        held: !window.spans || aside.visible || window.face.spot.open || window.face.notice.sentence !== "" || window.face.guard.question.open
    }

    MosaicItem {
        id: mosaic
        objectName: "mosaic"
        // On a wall of several displays the strips lie over the picture, which keeps its place there.
        readonly property point strips: Qt.point(strip.height, scenes.height)
        anchors {
            fill: parent; topMargin: window.spans ? 0 : strips.x; rightMargin: editDesk.open ? aside.width : 0
            bottomMargin: (window.spans ? 0 : strips.y) + (editDesk.open ? editDesk.foot : 0)
        }
        covered: window.spans ? strips : Qt.point(0, 0)
        part: editDesk.open ? Qt.rect(0, 0, 0, 0) : window.part
        stage: window.face.stage
        onResized: if (!editDesk.open) window.face.fit(width, height)
    }

    EditDesk {
        id: editDesk
        anchors { left: mosaic.left; right: mosaic.right; top: strip.bottom; bottom: scenes.top }
        face: window.face; u: window.u; tiles: mosaic
    }

    SpotlightPanel {
        id: spot
        anchors { left: mosaic.left; right: mosaic.right; bottom: scenes.top }
        face: window.face
        helm: window.helm; lookback: window.lookback; sound: window.sound
        u: window.u
    }

    HelmLayer { anchors.fill: mosaic; helm: window.helm; mosaic: mosaic; u: window.u }

    AttentionEdge { anchors { left: parent.left; right: parent.right; top: strip.bottom; bottom: scenes.top } attention: window.attention; u: window.u }

    RuleCards {
        anchors { left: mosaic.left; bottom: spot.visible ? spot.top : scenes.top; margins: Theme.space.l * window.u }
        width: Math.round(Math.min(720 * window.u, mosaic.width * 0.8))
        stack: window.stack; u: window.u
    }

    EmptyNote { anchors.centerIn: mosaic; width: mosaic.width * 0.8; face: window.face; u: window.u; off: editDesk.open }

    TopStrip {
        id: strip
        objectName: "topStrip"
        anchors { left: parent.left; right: parent.right; top: parent.top; topMargin: -height * retreat.aside }
        visible: retreat.aside < 1
        face: window.face; u: window.u
        onSearchWanted: searching.open ? searching.hide() : window.search()
        onTroublesWanted: state => window.list(state)
        fleet: window.fleet; onKiosksWanted: window.kiosks()
        onPadWanted: window.face.guard.pad.open ? window.face.guard.pad.hide() : window.signIn()
    }

    SceneStrip {
        id: scenes
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; bottomMargin: -height * retreat.aside }
        face: window.face; u: window.u
    }

    Item {
        id: aside
        anchors { top: strip.bottom; bottom: scenes.top; right: parent.right }
        width: Math.round(Math.min((editDesk.open ? 640 : 760) * window.u, parent.width * (editDesk.open ? 0.4 : 1)))
        visible: editDesk.open || searching.open || window.face.troubles.open || window.face.guard.pad.open || (window.fleet?.open ?? false)

        SearchPanel {
            id: searching; objectName: "search"
            anchors.fill: parent
            face: window.face; u: window.u; desk: editDesk
        }
        TroublePanel { objectName: "troubles"; anchors.fill: parent; face: window.face; u: window.u }
        PinPanel { anchors.fill: parent; face: window.face; u: window.u }
        FleetPanel { objectName: "fleet"; anchors.fill: parent; fleet: window.fleet; u: window.u }
    }

    QuestionPanel {
        anchors.centerIn: mosaic
        width: Math.round(Math.min(860 * window.u, mosaic.width * 0.9))
        face: window.face; u: window.u
        onSignInWanted: window.signIn()
    }

    ProblemBanner {
        anchors {
            left: parent.left; right: aside.visible ? aside.left : parent.right; top: strip.bottom
            margins: Theme.space.l * window.u
        }
        face: window.face; u: window.u
    }

    EditLayer { anchors.fill: parent; z: 1; face: window.face; u: window.u }

    Attendance { anchors.fill: parent; z: 1; face: window.face; leads: point => scenes.leads(point); onTouched: { retreat.stay(); window.attention?.touched() } }

    Shortcut { sequences: [StandardKey.Find, "/"]; onActivated: window.search() }
    Shortcut { sequence: "Escape"; enabled: !searching.open && !window.face.guard.pad.open; onActivated: window.back() }
}
