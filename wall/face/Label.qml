// Text in the wall's type.
import QtQuick
import wall.glass

Text {
    property real u: 1
    property real px: Theme.size.body

    font.family: Theme.family
    font.pixelSize: Math.round(px * u)
    color: Theme.colour.text
    elide: Text.ElideRight
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
}
