// The question, five faces with words, what was typed, and the keys that speak, close and send.
import QtQuick

Item {
    id: said

    required property var opining
    property bool bare: false  // question and text stand elsewhere
    property real gap: Panel.gap
    readonly property var word: opining.word
    readonly property bool large: Panel.large
    readonly property bool saving: opining.state === "saving"
    readonly property real keys: Math.max(Math.min(Panel.mm(large ? 60 : 58), height * (bare ? 0.36 : 0.2)), Panel.target)
    readonly property real faces: bare ? height - keys - gap : Math.max(Math.min(Panel.mm(large ? 90 : 104), height * 0.36), Panel.target)
    readonly property real letters: Math.min(Panel.mm(24), keys * 0.6)
    signal asked

    OpinionQuestion { id: question; width: parent.width; visible: !said.bare; opining: said.opining }
    Row {
        id: row
        anchors { top: said.bare ? parent.top : question.bottom; topMargin: said.bare ? 0 : said.gap }
        spacing: said.gap

        Repeater {
            model: said.opining.faces

            Key {
                required property int modelData
                objectName: "rate-" + modelData
                width: (said.width - 4 * row.spacing) / 5
                height: said.faces
                upright: true
                side: Math.max(Math.min(Panel.mm(58), height - 1.6 * px), Panel.target * 0.5)
                mark: "face" + modelData
                text: said.word["scale" + modelData]
                px: Math.min(Panel.mm(22), said.faces * 0.4)
                chosen: said.opining.scale === modelData
                switches: true
                enabled: !said.saving
                onPressed: said.opining.rate(modelData)
            }
        }
    }
    OpinionText {
        anchors { left: parent.left; right: parent.right; top: row.bottom; bottom: foot.top; topMargin: said.gap; bottomMargin: said.gap }
        visible: !said.bare && height > Panel.small * 1.6
        opining: said.opining
    }
    Row {
        id: foot
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        spacing: said.gap
        readonly property real unit: (width - (said.large ? 3 : 2) * spacing) / 4

        Key { objectName: "opinion-close"; width: foot.unit; height: said.keys; px: said.letters; mark: "close"; text: said.word.close; onPressed: said.opining.close() }
        Key { objectName: "opinion-write"; visible: said.large; width: foot.unit; height: said.keys; px: said.letters; text: said.word.write; onPressed: said.asked() }
        VoiceKey { width: foot.unit; height: said.keys; px: said.letters; opining: said.opining }
        Key { objectName: "opinion-send"; width: foot.unit * (said.large ? 1 : 2); height: said.keys; mark: "send"; text: said.saving ? said.word.saving : said.word.send; px: Math.min(Panel.mm(28), said.keys * 0.6); chosen: enabled; enabled: !said.saving && said.opining.ready; onPressed: said.opining.send() }
    }
}
