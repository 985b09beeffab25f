// How fast and how loud is read aloud; stands where the pages' keys were, as low as they.
import QtQuick

Row {
    id: keys

    required property var face
    required property var reading
    property real deep: Panel.mm(88)
    readonly property var all: [
        { id: "slower", mark: "slower", off: "slowest" }, { id: "faster", mark: "faster", off: "fastest" },
        { id: "quieter", mark: "quieter", off: "quietest" }, { id: "louder", mark: "speak", off: "loudest" },
        { id: "quiet", mark: "stop", off: "" }
    ]

    function act(id) {
        if (id === "quiet") reading.toggle()
        else if (id === "slower" || id === "faster") reading.pace(id === "faster" ? 1 : -1)
        else reading.louder(id === "louder" ? 1 : -1)
    }

    spacing: Panel.mm(8)

    Repeater {
        model: keys.all

        Key {
            required property var modelData
            objectName: "voice-" + modelData.id
            upright: !Panel.large
            width: (keys.width - (keys.all.length - 1) * keys.spacing) / keys.all.length
            height: keys.deep
            side: Panel.large ? Panel.mm(38) : Math.min(Panel.mm(42), keys.deep * 0.45)
            mark: modelData.mark; text: keys.face.word["voice." + modelData.id] ?? ""; px: Math.min(Panel.mm(24), keys.deep * 0.6)
            enabled: modelData.off === "" || !(keys.reading?.[modelData.off] ?? false)
            onPressed: keys.act(modelData.id)
        }
    }
}
