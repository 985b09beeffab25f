// The wall's main window: the mosaic between two strips, and what lies over it.
import QtQuick
import QtQuick.Window
import wall.glass

Window {
    id: window

    required property var face
    property rect part
    readonly property real u: Math.max(height / 1080, 0.6)

    color: Theme.colour.ground
    title: "citywall"

    MosaicItem {
        id: mosaic
        objectName: "mosaic"
        anchors { left: parent.left; right: parent.right; top: strip.bottom; bottom: scenes.top }
        part: window.part
        stage: window.face.stage
        onResized: window.face.fit(width, height)
    }

    SpotlightPanel {
        anchors { left: mosaic.left; right: mosaic.right; bottom: mosaic.bottom }
        face: window.face
        u: window.u
    }

    Label {
        objectName: "empty"
        anchors.centerIn: mosaic
        width: mosaic.width * 0.8
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.WordWrap
        u: window.u
        px: Theme.size.title
        color: Theme.colour.quiet
        visible: text !== ""
        text: window.face.empty
    }

    TopStrip {
        id: strip
        anchors { left: parent.left; right: parent.right; top: parent.top }
        face: window.face
        u: window.u
        onSearchWanted: search.open ? search.hide() : search.show()
    }

    SceneStrip {
        id: scenes
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        face: window.face
        u: window.u
    }

    SearchPanel {
        id: search
        objectName: "search"
        anchors { top: strip.bottom; bottom: scenes.top; right: parent.right }
        width: Math.round(Math.min(760 * window.u, parent.width))
        face: window.face
        u: window.u
    }

    ProblemBanner {
        anchors {
            left: parent.left; right: search.visible ? search.left : parent.right; top: strip.bottom
            margins: Theme.space.l * window.u
        }
        face: window.face
        u: window.u
    }

    Shortcut { sequences: [StandardKey.Find, "/"]; onActivated: search.show() }
    Shortcut { sequence: "Escape"; enabled: !search.open; onActivated: window.face.spotlight(-1) }
}
