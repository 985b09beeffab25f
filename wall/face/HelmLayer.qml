// Over the picture of a camera that somebody moves: takes the pull, shows it, has its panel beside it.
import QtQuick
import wall.glass

Item {
    id: layer

    property var helm: null
    property Item mosaic
    property real u: 1
    // A window without the panel that tells of spotlights has the button here.
    property bool bare: false
    readonly property bool here: helm !== null && helm.grip.open && helm.window === mosaic
    readonly property rect place: helm !== null ? helm.place : Qt.rect(0, 0, 0, 0)
    readonly property var state_: helm !== null ? helm.grip.state : ({})
    // On a small picture the whole range of speeds is to be had within it.
    readonly property real grain: Math.max(Math.min(u, place.height / 640), 0.2)
    // Whoever has pulled once knows how, and wants to see the picture.
    property bool learnt: false
    onHereChanged: learnt = false

    HelmButton {
        anchors { right: parent.right; bottom: parent.bottom; margins: Theme.space.xl * layer.u }
        visible: layer.bare && layer.helm !== null && layer.helm.offer && layer.helm.home === layer.mosaic
        helm: layer.helm
        u: layer.u
    }

    Item {
        id: picture
        x: layer.place.x; y: layer.place.y
        width: layer.place.width; height: layer.place.height
        visible: layer.here

        Rectangle {
            anchors { fill: parent; margins: -border.width }
            color: "transparent"
            border { color: layer.state_.trouble ? Theme.colour.lost : Theme.colour.accent; width: Math.max(Math.round(3 * layer.u), 2) }
        }
        PullPad {
            id: pad
            objectName: "pullPad"
            anchors.fill: parent
            onMoved: {
                layer.learnt = true
                if (pinching)
                    layer.helm.grip.spread(spread)
                else if (held)
                    layer.helm.grip.pull((toX - fromX) / layer.grain, (toY - fromY) / layer.grain)
            }
            onLifted: layer.helm.grip.lift()
            onTapped: (x, y) => layer.helm.grip.tap(x / width, y / height)
            onCrowded: layer.helm.grip.crowd()
        }
        Rectangle {
            anchors { top: parent.top; horizontalCenter: parent.horizontalCenter; margins: Theme.space.l * layer.u }
            width: Math.min(hint.implicitWidth, parent.width * 0.9) + 2 * Theme.space.l * layer.u
            height: hint.height + 2 * Theme.space.m * layer.u
            radius: Math.round(Theme.space.round * layer.u)
            color: Theme.colour.panel
            opacity: hint.text !== "" && !layer.learnt ? 0.9 : 0
            visible: opacity > 0
            Behavior on opacity { NumberAnimation { duration: Theme.motion.fade } }

            Label {
                id: hint
                objectName: "helmHint"
                anchors.centerIn: parent
                width: Math.min(implicitWidth, picture.width * 0.9)
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.WordWrap
                u: layer.u
                px: Theme.size.strong
                text: layer.state_.hint ?? ""
            }
        }
        PullBand {
            anchors.fill: parent
            visible: pad.held && (layer.state_.ready ?? false)
            pad: pad
            speed: layer.helm !== null ? layer.helm.grip.speed : 0
            u: layer.u
            grain: layer.grain
        }
    }

    HelmPanel {
        readonly property real margin: Theme.space.m * layer.u
        x: Math.round(Math.min(layer.place.x + layer.place.width + margin, layer.width - width - margin))
        // A picture that is low, as on an upright display, is no measure for the buttons beside it.
        y: Math.round(Math.max(Math.min(layer.place.y, layer.height - 148 * layer.u - height), margin))
        width: layer.helm !== null ? Math.round((layer.helm.beside - 2 * Theme.space.m) * layer.u) : 0
        height: Math.round(Math.max(layer.place.height, 640 * layer.u))
        visible: layer.here
        grip: layer.helm !== null ? layer.helm.grip : null
        u: layer.u
        onEndWanted: layer.helm.leave()
    }
}
