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
    property real deep: Panel.mm(58)  // of one row
    property int rows: 1  // into which the keys are laid
    readonly property var word: face.word
    readonly property var modes: face.modes
    readonly property real gap: Panel.mm(8)
    // The list never changes: a key that is made anew would forget that it was just touched.
    readonly property var keys: [
        { id: "home", mark: "home" }, { id: "low", mark: "low" }, { id: "large", mark: "zoom" },
        { id: "contrast", mark: "contrast" }, { id: "steady", mark: "steady" }, { id: "speak", mark: "speak" },
        { id: "share", mark: "phone" }, { id: "opinion", mark: "opinion" }
    ].filter(one => !(one.id in others) || !!others[one.id])
    readonly property var others: ({ speak: reading, share: sharing, opinion: opining })
    readonly property bool stacked: rows > 1
    readonly property real arrow: Math.max(Panel.mm(Panel.large ? (stacked ? 58 : 46) : 78), Panel.target)
    readonly property real free: width - before.width - after.width - (before.visible ? gap : 0) - (after.visible ? gap : 0)
    // Where a word would not fit beside its sign any more, a button turns to the next keys instead.
    readonly property real least: Panel.mm(Panel.large ? 185 : 90)
    readonly property bool paged: keys.length > rows * fitting(free)
    readonly property real room: free - (paged ? arrow + gap : 0)
    readonly property int columns: Math.min(fitting(room), Math.ceil(keys.length / rows))
    readonly property int each: paged ? columns * rows : keys.length
    readonly property real broad: (room - (columns - 1) * gap) / columns
    readonly property real side: Math.min(Panel.mm(34), deep * 0.6)
    readonly property var cast: Panel.casts?.row(keys.map(one => Panel.label(named(one.id), broad, side, false)), Panel.row(deep, side, false)) ?? null
    property int first: 0

    // Under an alert it leads past it, where it leads anywhere.
    readonly property bool past: face.page.alarm && face.page.passable

    function fitting(width) { return Math.max(1, Math.floor((width + gap) / (least + gap))) }
    function on(id) {
        return id === "home" ? face.page.home : id === "speak" ? reading?.open ?? false : id === "share" ? sharing?.open ?? false
             : id === "opinion" ? (opining?.state ?? "closed") !== "closed" : modes[id]
    }
    function named(id) { return id === "share" ? sharing.word.share : id === "home" && past ? word["alarm.past"] ?? "" : id === "opinion" ? opining.word.open : word["bar." + id] ?? "" }
    function act(id) {
        if (id === "home") face.open("home")
        else if (id in others) others[id].toggle()
        else face.turn(id)
    }

    height: rows * deep + (rows - 1) * gap
    onEachChanged: first = 0

    ScrollKeys { id: before; of: bar.home; name: "home"; word: bar.word; deep: bar.deep; broad: bar.arrow; gap: bar.gap; stacked: bar.stacked }
    Grid {
        x: before.visible ? before.width + bar.gap : 0
        columns: bar.columns
        spacing: bar.gap

        Repeater {
            model: bar.keys

            Key {
                required property var modelData
                required property int index
                objectName: "bar-" + modelData.id
                visible: index >= bar.first && index < bar.first + bar.each
                width: bar.broad; height: bar.deep
                mark: modelData.id === "home" && bar.past ? "train" : modelData.mark; text: bar.named(modelData.id)
                cast: bar.cast
                chosen: bar.on(modelData.id)
                switches: modelData.id !== "home"
                enabled: modelData.id !== "home" || !bar.face.page.alarm || bar.past
                onPressed: bar.act(modelData.id)
            }
        }
    }
    Key {
        objectName: "bar-more"
        visible: bar.paged
        anchors { right: after.left; rightMargin: after.visible ? bar.gap : 0 }
        width: bar.arrow; height: bar.height
        mark: "more"; spoken: bar.word["bar.keys"] ?? ""
        onPressed: bar.first = bar.first + bar.each >= bar.keys.length ? 0 : bar.first + bar.each
    }
    ScrollKeys { id: after; anchors.right: parent.right; of: bar.slot; name: "slot"; word: bar.word; deep: bar.deep; broad: bar.arrow; gap: bar.gap; stacked: bar.stacked }
}
