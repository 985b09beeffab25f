// One block of a page, shown by the file that is named for its kind.
import QtQuick

Item {
    id: place

    required property var block
    property bool wide: false
    property bool touches: true
    property real most: 0
    property real spread: 0
    property bool alone: false  // nothing else stands above or below it but its like
    readonly property string kind: block?.kind ?? ""
    readonly property Item area: loader.item?.area ?? null  // where a picture stands in it
    signal asked(string page)
    signal held(string channel)

    height: loader.item?.implicitHeight ?? 0
    onKindChanged: load()
    Component.onCompleted: load()

    function load() {
        const file = kind.charAt(0).toUpperCase() + kind.slice(1) + "Block.qml"
        if (kind !== "" && loader.source.toString().split("/").pop() !== file)
            loader.setSource(file, { block: place.block, wide: place.wide, width: place.width })
    }

    // Without a size of its own a loader leaves its item alone: the item's height follows from its width.
    Loader { id: loader }
    Binding { target: loader.item; property: "width"; value: place.width; when: loader.item !== null }
    Binding { target: loader.item; property: "block"; value: place.block; when: loader.item !== null }
    Binding { target: loader.item; property: "wide"; value: place.wide; when: loader.item !== null }
    Binding { target: loader.item; property: "most"; value: place.most; when: loader.item?.most !== undefined }
    Binding { target: loader.item; property: "spread"; value: place.spread; when: loader.item?.spread !== undefined }
    Binding { target: loader.item; property: "alone"; value: place.alone; when: loader.item?.alone !== undefined }
    Binding { target: loader.item; property: "touches"; value: place.touches; when: loader.item?.touches !== undefined }
    Connections { target: loader.item; ignoreUnknownSignals: true; function onAsked(page) { place.asked(page) } function onHeld(channel) { place.held(channel) } }
}
