// How much of the city can be believed: one target for a finger, which opens the list of troubles.
import QtQuick
import wall.glass

Rectangle {
    id: totals

    property var tally
    property real u: 1
    property real room: 0
    property bool chosen: false
    readonly property real needed: needs()
    readonly property bool tight: needed > room
    signal wanted(string state)

    // How wide all counts with their words are, whether those are shown or not.
    function needs() {
        let sum = 2 * Theme.space.l * u
        for (let n = 0; n < each.count; n++) {
            const one = each.itemAt(n)
            if (one !== null && one.visible)
                sum += one.full + counts.spacing
        }
        return sum
    }

    objectName: "totals"
    width: Math.round(words.width + 2 * Theme.space.l * u)
    height: Math.round(Theme.space.touch * u)
    radius: Math.round(Theme.space.round * u)
    color: area.pressed ? Theme.colour.line : Theme.colour.raised
    border { width: chosen ? Math.max(Math.round(2 * u), 1) : 0; color: Theme.colour.accent }

    Row {
        id: words
        anchors.centerIn: parent
        spacing: Theme.space.l * totals.u

        Label {
            objectName: "oldest"
            u: totals.u
            color: Theme.colour.quiet
            visible: text !== "" && !totals.tight && implicitWidth + counts.width + 3 * Theme.space.l * totals.u < totals.room
            text: totals.tally.oldest
        }
        Row {
            id: counts
            spacing: Theme.space.l * totals.u

            Repeater {
                id: each
                model: totals.tally.states

                Row {
                    id: total
                    required property var modelData
                    readonly property string state_: modelData.state
                    readonly property int count: totals.tally.counts[state_] ?? 0
                    readonly property real full: mark.width + number.implicitWidth + word.implicitWidth + 2 * spacing
                    objectName: "total_" + state_
                    spacing: Theme.space.s * totals.u
                    visible: count > 0 || state_ === "live"

                    Mark {
                        id: mark
                        anchors.verticalCenter: parent.verticalCenter
                        side: 22 * totals.u
                        state_: total.state_
                    }
                    Label { id: number; u: totals.u; font.weight: Font.DemiBold; text: total.count }
                    Label { id: word; u: totals.u; visible: !totals.tight; color: Theme.colour[total.state_]; text: total.modelData.word }
                }
            }
        }
    }

    MouseArea {
        id: area
        property string hit: ""
        anchors.fill: parent
        // What stands under the finger when it comes down; the counts may move before it lifts.
        onPressed: mouse => {
            const at = counts.mapFromItem(area, mouse.x, counts.height / 2)
            hit = counts.childAt(at.x, counts.height / 2)?.state_ ?? ""
        }
        onClicked: totals.wanted(hit)
    }
}
