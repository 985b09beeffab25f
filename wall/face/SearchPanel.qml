// Finds a channel as its name is typed, by keyboard or by keypad.
import QtQuick
import wall.glass

Rectangle {
    id: panel

    property var face
    property real u: 1
    property bool open: false
    property var desk
    readonly property bool placing: desk !== undefined && desk.open
    readonly property var finder: face.finder

    function show() {
        open = true
        field.forceActiveFocus()
    }
    function hide() {
        open = false
        field.focus = false
        finder.clear()
    }

    color: Theme.colour.panel
    visible: open || placing
    onPlacingChanged: {
        hide()
        finder.browsing = placing
    }

    // Touches between the keys are not for the tiles behind the panel.
    MouseArea { anchors.fill: parent }

    Rectangle {
        id: head
        anchors { left: parent.left; right: close.visible ? close.left : parent.right; top: parent.top; margins: Theme.space.l * panel.u }
        height: Math.round(Theme.space.touch * panel.u)
        radius: Math.round(Theme.space.round * panel.u)
        color: Theme.colour.ground
        border { color: Theme.colour.accent; width: Math.max(Math.round(2 * panel.u), 1) }

        TextInput {
            id: field
            objectName: "searchField"
            anchors { fill: parent; leftMargin: Theme.space.l * panel.u; rightMargin: Theme.space.m * panel.u }
            verticalAlignment: TextInput.AlignVCenter
            font { family: Theme.family; pixelSize: Math.round(Theme.size.strong * panel.u) }
            color: Theme.colour.text
            clip: true
            text: panel.finder.query
            // What is being composed counts too: the list follows every stroke.
            onTextEdited: panel.finder.query = text
            onPreeditTextChanged: panel.finder.query = text + preeditText
            Keys.onEscapePressed: panel.hide()
        }
        Label {
            anchors { fill: field }
            u: panel.u
            px: Theme.size.strong
            color: Theme.colour.quiet
            visible: field.text === "" && field.preeditText === ""
            text: qsTr("Name, or its initial consonants")
        }
    }

    TouchButton {
        id: close
        objectName: "closeSearch"
        visible: !panel.placing
        anchors { right: parent.right; top: parent.top; margins: Theme.space.l * panel.u }
        u: panel.u
        text: qsTr("Close")
        onPressed: panel.hide()
    }

    ListView {
        objectName: "results"
        anchors {
            left: parent.left; right: parent.right; top: head.bottom; bottom: pad.top
            margins: Theme.space.l * panel.u
        }
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: panel.finder.results

        delegate: SearchResult {
            required property var modelData
            objectName: "result_" + modelData.row
            width: ListView.view.width
            face: panel.face
            found: modelData
            u: panel.u
            desk: panel.placing ? panel.desk : null
            onChosen: if (panel.placing) panel.desk.carrying.give(modelData.id); else {
                panel.face.spotlight(modelData.row)
                panel.hide()
            }
        }

        Label {
            anchors.centerIn: parent
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
            u: panel.u
            color: Theme.colour.quiet
            visible: parent.count === 0
            text: panel.finder.query === "" ? qsTr("Type part of a channel's name.")
                                            : qsTr("No channel has this name.")
        }
    }

    Keypad {
        id: pad
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Theme.space.l * panel.u }
        u: panel.u
        onTyped: letter => panel.finder.query += letter
        onErased: panel.finder.query = panel.finder.query.slice(0, -1)
        onCleared: panel.finder.clear()
    }
}
