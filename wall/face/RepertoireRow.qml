// One scene of the document: its name, and what can be done to it; or the question whether to delete it.
import QtQuick
import wall.glass

Rectangle {
    id: row

    property var repertoire
    property var scene
    property real u: 1
    readonly property bool asked: repertoire !== null && repertoire.asked === scene.id

    height: Math.round(92 * u)
    radius: Math.round(Theme.space.round * u)
    color: Theme.colour.ground
    border { width: asked ? Math.max(Math.round(3 * u), 1) : 0; color: Theme.colour.refused }

    Column {
        anchors { left: parent.left; right: deeds.left; verticalCenter: parent.verticalCenter; leftMargin: Theme.space.l * row.u; rightMargin: Theme.space.l * row.u }
        Label {
            objectName: "repertoireName_" + row.scene.id
            width: parent.width
            u: row.u
            px: Theme.size.title
            text: row.asked ? row.scene.question : row.scene.name
        }
        Label { width: parent.width; u: row.u; color: Theme.colour.quiet; visible: text !== "" && !row.asked; text: row.scene.note }
    }

    // The answer is not where the question was touched: a second tap there keeps the scene.
    Row {
        id: deeds
        anchors { right: parent.right; rightMargin: Theme.space.m * row.u; verticalCenter: parent.verticalCenter }
        spacing: Math.round(Theme.space.m * row.u)

        EditButton { objectName: "repertoireRename_" + row.scene.id; u: row.u; visible: !row.asked; text: row.repertoire.words.rename; onPressed: row.repertoire.rename(row.scene.id) }
        EditButton { objectName: "repertoireCopy_" + row.scene.id; u: row.u; visible: !row.asked; text: row.repertoire.words.copy; onPressed: row.repertoire.copy(row.scene.id) }
        EditButton { objectName: "repertoireReally_" + row.scene.id; u: row.u; visible: row.asked; strong: true; border.color: Theme.colour.refused; text: row.repertoire.words.really; onPressed: row.repertoire.delete() }
        EditButton {
            objectName: "repertoireDelete_" + row.scene.id
            u: row.u
            width: Math.max(implicitWidth, Math.round(200 * row.u))
            text: row.asked ? row.repertoire.words.keep : row.repertoire.words.delete
            onPressed: row.asked ? row.repertoire.cancel() : row.repertoire.ask(row.scene.id)
        }
    }
}
