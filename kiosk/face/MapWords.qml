// Words on a map, where there was room for them.
import QtQuick

Words {
    property var one: ({})

    x: Math.round(one.x ?? 0); y: Math.round(one.y ?? 0)
    height: one.high ?? 0
    visible: text !== ""
    text: one.text ?? ""
    px: Panel.small
    elide: Text.ElideNone
    style: Text.Outline; styleColor: Theme.colour.ground
}
