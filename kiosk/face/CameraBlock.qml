// A public camera: a screen has no live pictures yet, and says so in the words that are read aloud.
import QtQuick

Card {
    id: camera

    property bool wide: false

    Rectangle {
        width: parent.width
        height: Math.round(width * 9 / 16)
        radius: Panel.round
        color: Theme.colour.ground

        Column {
            anchors.centerIn: parent
            width: parent.width - 2 * Panel.gap
            spacing: Panel.gap

            Sign { anchors.horizontalCenter: parent.horizontalCenter; mark: "camera"; side: Panel.mm(72); ink: Theme.colour.quiet }
            Words { width: parent.width; horizontalAlignment: Text.AlignHCenter; wrapMode: Text.WordWrap; maximumLineCount: 3; text: camera.block?.spoken ?? ""; color: Theme.colour.quiet }
        }
    }
}
