// Text on the screen: plain, in the language's own type, never smaller than can be read.
import QtQuick

Text {
    property real px: Panel.body
    property string tongue: Theme.language

    font.family: Theme.familyOf(tongue)
    font.pixelSize: Math.max(px, Panel.small)
    color: Theme.colour.text ?? "white"
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
    elide: Text.ElideRight
    lineHeight: 1.0
}
