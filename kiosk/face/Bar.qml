// Home, the ways in which the screen is made to fit a visitor, and the buttons that move what is higher than its place.
import QtQuick

Item {
    id: bar

    required property var face
    property var reading: null
    property var opining: null
    property var sharing: null
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
        { id: "contrast", mark: "contrast" }, { id: "steady", mark: "steady" }, { id: "speak", mark: "speak" },
        { id: "share", mark: "phone" }, { id: "opinion", mark: "opinion" }
    ].filter(one => !(one.id in others) || !!others[one.id])
    readonly property var others: ({ speak: reading, share: sharing, opinion: opining })
    readonly property real arrows: (home?.overflows ? 2 : 0) + (slot?.overflows ? 2 : 0)
    readonly property real arrow: Math.max(Panel.mm(large ? 46 : 78), Panel.target)

    function on(id) {
        return id === "home" ? face.page.home : id === "speak" ? reading?.open ?? false : id === "share" ? sharing?.open ?? false
             : id === "opinion" ? (opining?.state ?? "closed") !== "closed" : modes[id]
    }
    function named(id) { return id === "share" ? sharing.word.share : id === "opinion" ? opining.word.open : word["bar." + id] ?? "" }
    function act(id) {
        if (id === "home") face.open("home")
        else if (id in others) others[id].toggle()
        else face.turn(id)
    }

    height: deep

    ScrollKeys { id: first; of: bar.home; name: "home"; word: bar.word; deep: bar.deep; broad: bar.arrow; gap: bar.gap }
    Row {
        x: first.width > 0 ? first.width + bar.gap : 0
        spacing: bar.gap

        Repeater {
            model: bar.keys

            Key {
                required property var modelData
                objectName: "bar-" + modelData.id
                width: (bar.width - bar.arrows * (bar.arrow + bar.gap) - (bar.keys.length - 1) * bar.gap) / bar.keys.length
                height: bar.deep
                upright: bar.large
                lines: 2
                px: Panel.mm(bar.large ? 21 : 24)
                side: Math.min(Panel.mm(34), bar.deep * (bar.large ? 0.32 : 0.6))
                mark: modelData.mark; text: bar.named(modelData.id)
                chosen: bar.on(modelData.id)
                switches: modelData.id !== "home"
                onPressed: bar.act(modelData.id)
            }
        }
    }
    ScrollKeys { anchors.right: parent.right; of: bar.slot; name: "slot"; word: bar.word; deep: bar.deep; broad: bar.arrow; gap: bar.gap }
}
