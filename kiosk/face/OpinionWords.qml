// The question, five faces with words, what was typed, and the keys that speak, close and send.
import QtQuick

Item {
    id: said

    required property var opining
    property real gap: Panel.gap
    readonly property var word: opining.word
    readonly property bool large: Panel.large
    readonly property bool saving: opining.state === "saving"
    readonly property real keys: Math.max(Math.min(Panel.mm(large ? 60 : 58), height * 0.2), Panel.target)
    readonly property real faces: Math.max(Math.min(Panel.mm(large ? 90 : 104), height * 0.36), Panel.target)
    signal asked

    Words {
        id: question
        width: parent.width
        height: Math.min(implicitHeight, parent.height * 0.16)
        text: said.word.ask + "  ·  " + said.opining.title
        px: Panel.mm(said.large ? 26 : 32)
        font.bold: true
        fontSizeMode: Text.Fit
        minimumPixelSize: Panel.small
    }
    Row {
        id: row
        anchors { top: question.bottom; topMargin: said.gap }
        spacing: said.gap

        Repeater {
            model: said.opining.faces

            Key {
                required property int modelData
                objectName: "rate-" + modelData
                width: (said.width - 4 * row.spacing) / 5
                height: said.faces
                upright: true
                side: Math.min(Panel.mm(58), height * 0.56)
                mark: "face" + modelData
                text: said.word["scale" + modelData]
                px: Panel.mm(22)
                chosen: said.opining.scale === modelData
                switches: true
                enabled: !said.saving
                onPressed: said.opining.rate(modelData)
            }
        }
    }
    OpinionText {
        anchors { left: parent.left; right: parent.right; top: row.bottom; bottom: foot.top; topMargin: said.gap; bottomMargin: said.gap }
        visible: height > Panel.small * 1.6
        opining: said.opining
    }
    Row {
        id: foot
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        spacing: said.gap
        readonly property real unit: (width - (said.large ? 3 : 2) * spacing) / 4

        Key { objectName: "opinion-close"; width: foot.unit; height: said.keys; mark: "close"; text: said.word.close; onPressed: said.opining.close() }
        Key { objectName: "opinion-write"; visible: said.large; width: foot.unit; height: said.keys; text: said.word.write; onPressed: said.asked() }
        VoiceKey { width: foot.unit; height: said.keys; opining: said.opining }
        Key { objectName: "opinion-send"; width: foot.unit * (said.large ? 1 : 2); height: said.keys; mark: "send"; text: said.saving ? said.word.saving : said.word.send; px: Panel.mm(28); chosen: enabled; enabled: !said.saving && said.opining.ready; onPressed: said.opining.send() }
    }
}
