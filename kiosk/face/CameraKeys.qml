// What leads from camera to camera, as low as the pages' keys: nobody has to reach up to a picture.
import QtQuick

Row {
    id: keys

    required property var face
    property real deep: Panel.mm(88)
    readonly property var leads: face.page.leads ?? ({})
    readonly property var all: leads.enlarge !== undefined
        ? [{ id: "enlarge", mark: "zoom" }]
        : leads.all !== undefined
        ? [{ id: "previous", mark: "less" }, { id: "all", mark: "camera" }, { id: "next", mark: "more" }]
        : []

    spacing: Panel.mm(8)

    Repeater {
        model: keys.all

        Key {
            required property var modelData
            objectName: "camera-" + modelData.id
            upright: !Panel.large
            lines: 2
            width: Panel.mm(Panel.large ? 190 : 132)
            height: keys.deep
            side: Panel.large ? Panel.mm(34) : Math.min(Panel.mm(42), keys.deep * 0.4)
            mark: modelData.mark
            text: keys.face.word["cameras." + modelData.id] ?? ""; px: Math.min(Panel.mm(24), keys.deep * 0.6)
            spoken: keys.face.word["cameras." + modelData.id + "_aloud"] ?? text
            enabled: (keys.leads[modelData.id] ?? "") !== ""
            onPressed: keys.face.open(keys.leads[modelData.id])
        }
    }
}
