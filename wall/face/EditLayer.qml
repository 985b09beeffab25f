// What lies over everything while scenes are edited: questions, and the repertoire of all scenes.
import QtQuick

Item {
    id: layer

    property var face
    property real u: 1

    RepertoirePanel { anchors.fill: parent; repertoire: layer.face.editing ? layer.face.editing.repertoire : null; u: layer.u }
    EditQuestions { anchors.fill: parent; face: layer.face; u: layer.u }
}
