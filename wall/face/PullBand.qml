// Shows how a hand pulls: a band from where the finger came down to where it is, and how fast that is.
import QtQuick
import wall.glass

Item {
    id: band

    property var pad
    property real speed: 0
    property real u: 1
    property real grain: u
    readonly property real dx: pad.toX - pad.fromX
    readonly property real dy: pad.toY - pad.fromY
    readonly property real far: Math.hypot(dx, dy)
    readonly property bool live: speed > 0
    readonly property color ink: live ? Theme.colour.accent : Theme.colour.quiet
    // Two fingers that come down are shown as a circle that grows and shrinks with them.
    readonly property real ring: 90 * u * (pad.pinching ? Math.min(Math.max(pad.spread, 0.3), 3) : 1)

    component Ring: Rectangle {
        property real r: 0
        property point at: Qt.point(0, 0)
        x: at.x - r; y: at.y - r
        width: 2 * r; height: 2 * r
        radius: r
        color: "transparent"
    }

    // What a finger may tremble within: nothing moves.
    Ring {
        r: band.pad.pinching ? 90 * band.u : 22 * band.grain
        at: Qt.point(band.pad.fromX, band.pad.fromY)
        color: Qt.rgba(0, 0, 0, 0.35)
        border { color: Theme.colour.text; width: Math.max(Math.round(2 * band.u), 1) }
    }
    Rectangle {
        visible: !band.pad.pinching && band.live
        x: band.pad.fromX
        y: band.pad.fromY - height / 2
        width: band.far
        height: Math.round((8 + 14 * band.speed) * band.u)
        radius: height / 2
        transformOrigin: Item.Left
        rotation: Math.atan2(band.dy, band.dx) * 180 / Math.PI
        color: band.ink
        opacity: 0.85
        border { color: Theme.colour.ground; width: Math.max(Math.round(2 * band.u), 1) }
    }
    Ring {
        visible: band.pad.pinching || band.live
        r: band.pad.pinching ? band.ring : Math.round(34 * band.u)
        at: Qt.point(band.pad.toX, band.pad.toY)
        color: band.pad.pinching ? "transparent" : Qt.rgba(0.42, 0.71, 1, 0.25)
        border { color: band.ink; width: Math.max(Math.round((3 + 5 * band.speed) * band.u), 2) }
    }
    Rectangle {
        visible: band.live
        x: Math.min(Math.max(band.pad.toX - width / 2, 0), band.width - width)
        y: Math.max(band.pad.toY - (band.pad.pinching ? band.ring : 34 * band.u) - height - 10 * band.u, 0)
        width: told.implicitWidth + 2 * Theme.space.m * band.u
        height: told.implicitHeight + Theme.space.s * band.u
        radius: Math.round(Theme.space.round * band.u)
        color: Theme.colour.panel

        Label {
            id: told
            objectName: "pullSpeed"
            anchors.centerIn: parent
            u: band.u
            px: Theme.size.strong
            font.weight: Font.DemiBold
            text: (band.pad.pinching ? (band.pad.spread > 1 ? "+" : "−") : "") + Math.round(band.speed * 100) + " %"
        }
    }
}
