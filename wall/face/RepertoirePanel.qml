// All scenes of the document, to be renamed, copied and deleted by those who edit.
import QtQuick
import wall.glass

Rectangle {
    id: panel

    property var repertoire: null
    property real u: 1
    readonly property bool open: repertoire !== null && repertoire.open
    readonly property bool naming: open && repertoire.fields.length > 0
    readonly property var bar: repertoire ? repertoire.bar : ({})
    readonly property var words: repertoire ? repertoire.words : ({})

    objectName: "repertoire"
    visible: open
    color: Qt.alpha(Theme.colour.ground, 0.7)

    // Nothing behind is touched while it is open.
    MouseArea { anchors.fill: parent }

    Rectangle {
        anchors.centerIn: parent
        width: Math.round(Math.min(1240 * panel.u, parent.width * 0.94))
        height: Math.round(panel.naming ? names.implicitHeight + 2 * Theme.space.xl * panel.u : parent.height * 0.86)
        radius: Math.round(Theme.space.round * panel.u)
        color: Theme.colour.panel
        border { color: Theme.colour.accent; width: Math.max(Math.round(2 * panel.u), 1) }

        RepertoireNames {
            id: names
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.space.xl * panel.u }
            visible: panel.naming
            repertoire: panel.repertoire
            u: panel.u
        }
        Item {
            anchors { fill: parent; margins: Theme.space.xl * panel.u }
            visible: !panel.naming

            Label {
                id: title
                anchors { left: parent.left; right: parent.right; top: parent.top }
                u: panel.u
                px: Theme.size.title
                font.weight: Font.DemiBold
                text: panel.words.title ?? ""
            }
            // A list would begin anew at its head whenever a name changes.
            Flickable {
                id: list
                objectName: "repertoireRows"
                anchors { left: parent.left; right: parent.right; top: title.bottom; bottom: foot.top; topMargin: Theme.space.l * panel.u; bottomMargin: Theme.space.l * panel.u }
                clip: true
                contentHeight: rows.implicitHeight
                boundsBehavior: Flickable.StopAtBounds

                Column {
                    id: rows
                    width: list.width
                    spacing: Math.round(Theme.space.m * panel.u)

                    Repeater {
                        model: panel.open ? panel.repertoire.rows : []
                        RepertoireRow {
                            required property var modelData
                            width: rows.width
                            repertoire: panel.repertoire
                            scene: modelData
                            u: panel.u
                        }
                    }
                }
            }
            Item {
                id: foot
                anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
                height: Math.max(Math.round(84 * panel.u), notice.implicitHeight)

                Label {
                    id: notice
                    objectName: "repertoireNotice"
                    anchors { left: parent.left; right: ends.left; top: parent.top; bottom: parent.bottom; rightMargin: Theme.space.l * panel.u }
                    u: panel.u
                    px: panel.bar.detail ? Theme.size.body : Theme.size.strong
                    wrapMode: Text.Wrap
                    maximumLineCount: 5  // why a scene cannot go is read to its end
                    color: panel.bar.bad ? Theme.colour.late : Theme.colour.text
                    text: panel.bar.detail ? panel.bar.notice + "  " + panel.bar.detail : panel.bar.notice ?? ""
                }
                Row {
                    id: ends
                    anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                    spacing: Math.round(Theme.space.m * panel.u)

                    EditButton { objectName: "repertoireUndo"; u: panel.u; enabled: panel.bar.canUndo === true; text: panel.words.undo ?? ""; onPressed: panel.repertoire.undo() }
                    EditButton { objectName: "repertoireClose"; u: panel.u; strong: true; text: panel.words.close ?? ""; onPressed: panel.repertoire.hide() }
                }
            }
        }
    }
}
