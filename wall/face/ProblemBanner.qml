// Says what is wrong with an edited document; goes when it is mended, or when it was read.
import QtQuick
import wall.glass

Rectangle {
    id: banner

    property var face
    property real u: 1

    visible: face.notice.sentence !== ""
    height: Math.round(Math.max(lead.implicitHeight + words.implicitHeight, Theme.space.touch * u) + 2 * Theme.space.m * u)
    radius: Math.round(Theme.space.round * u)
    color: Theme.colour.raised
    border { color: Theme.colour.late; width: Math.max(Math.round(2 * u), 1) }

    Mark {
        id: mark
        anchors { left: parent.left; leftMargin: Theme.space.l * banner.u; verticalCenter: parent.verticalCenter }
        side: 30 * banner.u
        state_: "no_keyframe"
    }
    Column {
        anchors {
            left: mark.right; right: done.left; verticalCenter: parent.verticalCenter
            leftMargin: Theme.space.l * banner.u; rightMargin: Theme.space.l * banner.u
        }
        Label {
            id: lead
            objectName: "problemLead"
            width: parent.width
            u: banner.u
            font.weight: Font.DemiBold
            wrapMode: Text.WordWrap
            text: banner.face.notice.lead
        }
        Label {
            id: words
            objectName: "problem"
            width: parent.width
            u: banner.u
            color: Theme.colour.quiet
            wrapMode: Text.WordWrap
            maximumLineCount: 4
            text: banner.face.notice.sentence
        }
    }
    TouchButton {
        id: done
        objectName: "dismissProblem"
        anchors { right: parent.right; rightMargin: Theme.space.m * banner.u; verticalCenter: parent.verticalCenter }
        u: banner.u
        text: qsTr("Close")
        onPressed: banner.face.notice.dismiss()
    }
}
