// Everything that is not live, the worst first; a touch enlarges it.
import QtQuick
import wall.glass

Rectangle {
    id: panel

    property var face
    property real u: 1
    readonly property var troubles: face.troubles
    readonly property var counts: face.tally.counts
    readonly property string only: troubles.only

    color: Theme.colour.panel
    visible: troubles.open
    onOnlyChanged: list.positionViewAtBeginning()

    // Touches between the rows are not for the tiles behind the panel.
    MouseArea { anchors.fill: parent }

    Label {
        anchors {
            left: parent.left; leftMargin: Theme.space.l * panel.u
            right: close.left; verticalCenter: close.verticalCenter
        }
        u: panel.u
        px: Theme.size.title
        font.weight: Font.DemiBold
        text: qsTr("Not live")
    }
    TouchButton {
        id: close
        objectName: "closeTroubles"
        anchors { right: parent.right; top: parent.top; margins: Theme.space.l * panel.u }
        u: panel.u
        text: qsTr("Close")
        onPressed: panel.troubles.hide()
    }

    Flow {
        id: chips
        anchors {
            left: parent.left; right: parent.right; top: close.bottom
            margins: Theme.space.l * panel.u; topMargin: Theme.space.m * panel.u
        }
        spacing: Theme.space.s * panel.u

        StateChip {
            objectName: "chip_all"
            u: panel.u
            word: qsTr("All")
            count: panel.face.tally.states.reduce((sum, of) => of.state === "live" ? sum : sum + (panel.counts[of.state] ?? 0), 0)
            chosen: panel.only === ""
            onPressed: panel.troubles.choose("")
        }
        Repeater {
            model: panel.face.tally.states

            StateChip {
                required property var modelData
                objectName: "chip_" + modelData.state
                u: panel.u
                state_: modelData.state
                word: modelData.word
                count: panel.counts[modelData.state] ?? 0
                chosen: panel.only === modelData.state
                visible: modelData.state !== "live" && (count > 0 || chosen)
                onPressed: panel.troubles.choose(chosen ? "" : modelData.state)
            }
        }
    }

    ListView {
        id: list
        objectName: "troubleList"
        anchors {
            left: parent.left; right: parent.right; top: chips.bottom; bottom: parent.bottom
            margins: Theme.space.l * panel.u; bottomMargin: 0
        }
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        reuseItems: true
        model: panel.troubles.model

        delegate: Trouble {
            width: ListView.view.width
            face: panel.face
            u: panel.u
            onChosen: row => {
                panel.face.spotlight(row)
                panel.troubles.hide()
            }
        }
    }
    Rectangle {
        objectName: "whereabouts"
        visible: list.visibleArea.heightRatio < 1
        anchors { left: list.right; leftMargin: Theme.space.s * panel.u }
        y: list.y + list.visibleArea.yPosition / Math.max(1 - list.visibleArea.heightRatio, 0.001) * (list.height - height)
        width: Math.max(Math.round(4 * panel.u), 2)
        height: Math.max(list.visibleArea.heightRatio * list.height, Theme.space.touch * panel.u)
        radius: width / 2
        color: Theme.colour.line
    }
    Label {
        objectName: "noTrouble"
        anchors.centerIn: list
        width: list.width
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.WordWrap
        u: panel.u
        px: Theme.size.strong
        color: Theme.colour.quiet
        visible: text !== ""
        text: panel.troubles.empty
    }

    // Over the list, for what lies under a row's own area is not asked; it takes no touch away.
    Item {
        anchors.fill: list
        PointHandler { id: finger }
    }
    Binding {
        target: panel.troubles
        property: "held"
        value: finger.active || list.moving
    }
}
