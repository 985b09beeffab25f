// Home, the ways in which the screen is made to fit a visitor, and the buttons that move what is higher than its place.
import QtQuick

Item {
    id: bar

    required property var face
    property var home: null
    property var slot: null
    property real deep: Panel.mm(58)
    readonly property var word: face.word
    readonly property var modes: face.modes
    readonly property bool large: Panel.large
    readonly property real gap: Panel.mm(8)
    // The list never changes: a key that is made anew would forget that it was just touched.
    readonly property var keys: [
        { id: "home", mark: "home" }, { id: "low", mark: "low" }, { id: "large", mark: "zoom" },
        { id: "contrast", mark: "contrast" }, { id: "steady", mark: "steady" }
    ]
    readonly property real arrows: (home?.overflows ? 2 : 0) + (slot?.overflows ? 2 : 0)
    readonly property real arrow: Math.max(Panel.mm(large ? 56 : 78), Panel.target)

    height: deep

    Row {
        spacing: bar.gap

        Repeater {
            model: bar.keys

            Key {
                required property var modelData
                objectName: "bar-" + modelData.id
                width: (bar.width - bar.arrows * (bar.arrow + bar.gap) - (bar.keys.length - 1) * bar.gap) / bar.keys.length
                height: bar.deep
                upright: bar.large
                side: Math.min(Panel.mm(34), bar.deep * (bar.large ? 0.42 : 0.6))
                mark: modelData.mark; text: bar.word["bar." + modelData.id] ?? ""
                chosen: modelData.id === "home" ? bar.face.page.home : bar.modes[modelData.id]
                switches: modelData.id !== "home"
                onPressed: modelData.id === "home" ? bar.face.open("home") : bar.face.turn(modelData.id)
            }
        }
    }
    Row {
        anchors.right: parent.right
        spacing: bar.gap

        Repeater {
            model: [{ of: bar.home, id: "home" }, { of: bar.slot, id: "slot" }].filter(one => one.of?.overflows)

            Row {
                id: pair
                required property var modelData
                spacing: bar.gap

                Key { objectName: "up-" + pair.modelData.id; width: bar.arrow; height: bar.deep; mark: "up"; enabled: pair.modelData.of.less; spoken: bar.word["bar.up"] ?? ""; onPressed: pair.modelData.of.turn(-1) }
                Key { objectName: "down-" + pair.modelData.id; width: bar.arrow; height: bar.deep; mark: "down"; enabled: pair.modelData.of.more; spoken: bar.word["bar.down"] ?? ""; onPressed: pair.modelData.of.turn(1) }
            }
        }
    }
}
