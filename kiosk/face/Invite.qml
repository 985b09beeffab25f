// While nobody is there: says in each language in turn that the screen can be touched; calm, never over anything.
import QtQuick

Item {
    id: invite
    objectName: "invite"

    required property var face
    readonly property var tongues: face.languages
    readonly property var words: face.invitations
    property int at: 0

    visible: face.stage === "nobody"
    height: Panel.mm(58)
    width: hand.width + Panel.gap + Panel.mm(440)

    Sign { id: hand; anchors.verticalCenter: parent.verticalCenter; mark: "hand"; side: Panel.mm(50); ink: Theme.colour.exit; transform: Translate { id: nod; y: 0 } }
    Words {
        id: text
        anchors { left: hand.right; leftMargin: Panel.gap; verticalCenter: parent.verticalCenter }
        width: Panel.mm(440)
        text: invite.words[invite.at] ?? ""
        tongue: invite.tongues[invite.at]?.id ?? "ko"
        px: Panel.mm(30)
        color: Theme.colour.exit
        fontSizeMode: Text.HorizontalFit; minimumPixelSize: Panel.small
    }

    Timer { running: invite.visible; repeat: true; interval: 4000; onTriggered: turning.start() }
    SequentialAnimation {
        id: turning
        NumberAnimation { target: text; property: "opacity"; to: 0; duration: 150 }
        ScriptAction { script: invite.at = (invite.at + 1) % Math.max(invite.words.length, 1) }
        NumberAnimation { target: text; property: "opacity"; to: 1; duration: 150 }
        NumberAnimation { target: nod; property: "y"; to: Panel.mm(7); duration: 220; easing.type: Easing.InOutQuad }
        NumberAnimation { target: nod; property: "y"; to: 0; duration: 260; easing.type: Easing.InOutQuad }
    }
}
