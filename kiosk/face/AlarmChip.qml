// A few words of an alert in the colours turned round: that it is an exercise, how many there are, in which language.
import QtQuick

Rectangle {
    property alias text: words.text
    property alias px: words.px
    property color ink
    property color ground

    implicitWidth: words.implicitWidth + Panel.gap * 2
    implicitHeight: words.implicitHeight + Panel.gap
    radius: Panel.round
    color: ground

    Words { id: words; anchors.centerIn: parent; width: Math.min(implicitWidth, parent.width - Panel.gap * 2); horizontalAlignment: Text.AlignHCenter; font.bold: true; color: parent.ink; wrapMode: Text.WordWrap; elide: Text.ElideNone }
}
