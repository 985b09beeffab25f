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

    readonly property bool upright: !Panel.large
    readonly property real broad: Panel.mm(Panel.large ? 190 : 132)
    readonly property var labels: all.map(one => Panel.label(named(one.id), broad, Panel.mm(38), upright))
    property var cast: null

    function named(id) { return face.word["cameras." + id] ?? "" }

    spacing: Panel.mm(8)

    Repeater {
        model: keys.all

        Key {
            required property var modelData
            objectName: "camera-" + modelData.id
            upright: keys.upright
            lines: 2
            width: keys.broad; height: keys.deep
            cast: keys.cast
            mark: modelData.mark; text: keys.named(modelData.id)
            spoken: keys.face.word["cameras." + modelData.id + "_aloud"] ?? text
            enabled: (keys.leads[modelData.id] ?? "") !== ""
            onPressed: keys.face.open(keys.leads[modelData.id])
        }
    }
}
