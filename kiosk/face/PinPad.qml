// A pad for the service PIN: upright, or flat where its keys have to be low.
import QtQuick

Item {
    id: pin

    required property var service
    property var word: ({})
    property bool flat: false
    readonly property string note: service.waits > 0 ? (word["service.wait"] ?? "") + " " + service.waits + " s" : service.wrong ? word["service.wrong"] ?? "" : service.checking ? "…" : ""
    readonly property int columns: flat ? 6 : 3
    readonly property int lines: 12 / columns
    readonly property real rest: height - head.height - (flat ? 0 : Panel.gap)  // left for keys
    readonly property real broad: (pad.width - (columns - 1) * Panel.gap) / columns
    readonly property real deep: flat ? (height - (lines - 1) * Panel.gap) / lines : (rest - lines * Panel.gap) / (lines + 1)

    Column {
        id: head
        width: pin.flat ? Math.round(pin.width * 0.36) : pin.width

        Words { width: parent.width; text: pin.word["service.pin"] ?? ""; px: Panel.mm(36); font.bold: true; horizontalAlignment: Text.AlignHCenter; wrapMode: Text.WordWrap; lineHeight: 0.9 }
        Words { width: parent.width; height: Panel.mm(46); visible: !pin.flat || pin.note === ""; text: "●".repeat(pin.service.digits); px: Panel.mm(40); horizontalAlignment: Text.AlignHCenter }
        Words { width: parent.width; height: Math.max(Panel.mm(pin.flat ? 46 : 34), implicitHeight); visible: !pin.flat || pin.note !== ""; text: pin.note; px: Panel.mm(24); horizontalAlignment: Text.AlignHCenter; wrapMode: Text.WordWrap; lineHeight: 0.8; color: Theme.colour.poor }
    }
    Grid {
        id: pad
        x: pin.flat ? head.width + Panel.gap : 0
        y: pin.flat ? 0 : head.height + Panel.gap
        width: pin.width - x
        columns: pin.columns
        spacing: Panel.gap

        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "erase", "0", "enter"]

            Key {
                required property string modelData
                readonly property bool digit: modelData.length === 1
                objectName: "pin-" + modelData
                width: pin.broad; height: pin.deep
                px: Panel.mm(40)
                text: digit ? modelData : ""
                mark: modelData === "erase" ? "back" : modelData === "enter" ? "check" : ""
                spoken: digit ? modelData : pin.word["service." + modelData] ?? ""
                onPressed: digit ? pin.service.press(modelData) : modelData === "erase" ? pin.service.erase() : pin.service.enter()
            }
        }
    }
    Key {
        objectName: "pin-close"
        anchors { left: parent.left; bottom: parent.bottom }
        width: head.width
        height: pin.flat ? Math.max(Math.min(Panel.mm(58), pin.height - head.height - Panel.gap), Panel.target) : pin.deep
        mark: "close"; text: pin.word["service.close"] ?? ""
        onPressed: pin.service.leave()
    }
}
