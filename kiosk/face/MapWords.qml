// Words on a map, where there was room for them.
import QtQuick

Words {
    property var one: ({})
    property bool plate: false  // for what stands on a line

    x: Math.round(one.x ?? 0); y: Math.round(one.y ?? 0)
    height: one.high ?? 0
    visible: text !== ""
    text: one.text ?? ""
    px: Panel.small
    elide: Text.ElideNone
    style: plate ? Text.Normal : Text.Outline; styleColor: Theme.colour.ground

    Rectangle { z: -1; visible: parent.plate; anchors { fill: parent; leftMargin: -Panel.mm(4); rightMargin: -Panel.mm(4) } radius: Panel.mm(5); color: Theme.colour.ground }
}
