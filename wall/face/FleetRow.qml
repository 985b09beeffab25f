// One kiosk: its picture and how old that is, its name, how it is, and what is wrong.
import QtQuick
import wall.glass

Rectangle {
    id: row

    required property var entry
    property real u: 1

    objectName: "kiosk_" + entry.row
    height: Math.round(190 * u)
    color: "transparent"

    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: Math.max(Math.round(row.u), 1)
        color: Theme.colour.line
    }
    Rectangle {
        id: frame
        anchors { left: parent.left; leftMargin: Theme.space.s * row.u; verticalCenter: parent.verticalCenter }
        width: Math.round(272 * row.u)
        height: Math.round(153 * row.u)
        color: Theme.colour.ground
        border { width: Math.max(Math.round(row.u), 1); color: Theme.colour.line }

        Image {
            anchors { fill: parent; margins: frame.border.width }
            cache: false
            asynchronous: false
            fillMode: Image.PreserveAspectFit
            // What may not stand there any more does not look as if it did.
            opacity: row.entry.believed ? 1 : 0.3
            source: "image://kiosk/" + row.entry.row + "/" + row.entry.beat
        }
    }
    Column {
        anchors {
            left: frame.right; leftMargin: Theme.space.l * row.u; top: frame.top
            right: parent.right; rightMargin: Theme.space.m * row.u
        }
        spacing: Theme.space.s * row.u

        Label {
            width: parent.width
            u: row.u
            px: Theme.size.strong
            font.weight: Font.DemiBold
            text: row.entry.name
        }
        Row {
            width: parent.width
            spacing: Theme.space.s * row.u
            Mark {
                id: mark
                anchors.verticalCenter: parent.verticalCenter
                side: 20 * row.u
                state_: row.entry.state
            }
            Label {
                id: truth
                objectName: "said"
                u: row.u
                font.weight: Font.DemiBold
                color: row.entry.colour
                text: row.entry.said
            }
            Label {
                objectName: "age"
                width: parent.width - mark.width - truth.width - 2 * parent.spacing
                anchors.baseline: truth.baseline
                horizontalAlignment: Text.AlignRight
                u: row.u
                px: Theme.size.small
                color: row.entry.believed ? Theme.colour.quiet : row.entry.colour
                text: row.entry.age
            }
        }
        Label {
            objectName: "words"
            width: parent.width
            u: row.u
            px: Theme.size.small
            color: Theme.colour.quiet
            wrapMode: Text.WordWrap
            maximumLineCount: 3
            text: row.entry.words
        }
    }
}
