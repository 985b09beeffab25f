// How far one walks on this map in so many minutes.
import QtQuick

Rectangle {
    id: scale

    property var bar: ({})
    readonly property real thick: Math.max(Panel.mm(3), 2)

    width: Math.max(bar.px ?? 0, words.implicitWidth) + Panel.mm(16)
    height: Panel.mm(44)
    radius: Panel.mm(6)
    color: Theme.colour.ground
    opacity: 0.92

    Words { id: words; x: Panel.mm(8); y: Panel.mm(2); height: Panel.mm(26); text: scale.bar.text ?? ""; px: Panel.small; font.bold: true; elide: Text.ElideNone }
    Rectangle { x: Panel.mm(8); y: Panel.mm(35) - height / 2; width: scale.bar.px ?? 0; height: scale.thick; color: Theme.colour.text }
    Rectangle { x: Panel.mm(8); y: Panel.mm(35) - height / 2; width: scale.thick; height: Panel.mm(11); color: Theme.colour.text }
    Rectangle { x: Panel.mm(8) + (scale.bar.px ?? 0) - width; y: Panel.mm(35) - height / 2; width: scale.thick; height: Panel.mm(11); color: Theme.colour.text }
}
