// The names of a scene, one for each language, while they are typed.
import QtQuick
import wall.glass

Column {
    id: names

    property var repertoire
    property real u: 1
    readonly property var fields: repertoire ? repertoire.fields : []

    spacing: Math.round(Theme.space.l * u)

    Label {
        objectName: "repertoireQuestion"
        width: parent.width
        u: names.u
        px: Theme.size.title
        font.weight: Font.DemiBold
        wrapMode: Text.WordWrap
        text: names.repertoire ? names.repertoire.bar.question : ""
    }
    Repeater {
        model: names.fields.length
        Item {
            id: line
            required property int index
            readonly property var told: names.fields[index] ?? ({"code": "", "label": "", "chosen": false})
            width: names.width
            height: Math.round(84 * names.u)

            Label {
                id: label
                anchors { left: parent.left; verticalCenter: parent.verticalCenter }
                width: Math.round(150 * names.u)
                u: names.u
                px: Theme.size.strong
                color: line.told.chosen ? Theme.colour.text : Theme.colour.quiet
                text: line.told.label
            }
            NameField {
                id: field
                objectName: "repertoireField_" + line.told.code
                anchors { left: label.right; right: parent.right }
                u: names.u
                naming: line.told.code !== "" ? names.repertoire.typing(line.told.code) : null
                chosen: line.told.chosen
                onChosenChanged: if (chosen && names.visible) begin()
                onWanted: names.repertoire.choose(line.told.code)
                onAccepted: names.repertoire.saveNames()
                onAbandoned: names.repertoire.cancel()
            }
        }
    }
    LetterKeys {
        readonly property string code: (names.fields.find(field => field.chosen) ?? {"code": ""}).code
        width: parent.width
        u: names.u
        space: names.repertoire ? names.repertoire.words.space : ""
        onCodeChanged: if (code !== "") page = code === "ko" ? 0 : 1
        onTyped: letter => names.repertoire.typing("").strike(letter)
        onErased: names.repertoire.typing("").erase()
    }
    Row {
        anchors.right: parent.right
        spacing: Math.round(Theme.space.m * names.u)

        EditButton { objectName: "repertoireCancel"; u: names.u; text: names.repertoire ? names.repertoire.words.cancel : ""; onPressed: names.repertoire.cancel() }
        EditButton { objectName: "repertoireSave"; u: names.u; strong: true; enabled: names.repertoire !== null && names.repertoire.bar.canSave; text: names.repertoire ? names.repertoire.words.save : ""; onPressed: names.repertoire.saveNames() }
    }
}
