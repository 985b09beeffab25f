// The languages, each in its own name.
import QtQuick

Repeater {
    id: tongues

    required property var face
    property real deep: Panel.mm(52)
    property real broad: Panel.mm(130)

    model: face.languages

    Key {
        required property var modelData
        objectName: "speak-" + modelData.id
        width: Math.max(tongues.broad, Panel.target); height: Math.max(tongues.deep, Panel.target)
        text: modelData.name
        px: Math.min(Panel.mm(24), height * 0.6)
        tongue: modelData.id
        chosen: tongues.face.language === modelData.id
        onPressed: tongues.face.speak(modelData.id)
    }
}
