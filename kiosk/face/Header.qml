// The station's name in its scripts, the languages in their own names, and the clock.
import QtQuick

Item {
    id: header

    required property var face
    property bool speaks: true  // whether the language buttons stand here
    readonly property var own: face.names.find(one => one.language === face.language) ?? face.names[0]
    readonly property var others: face.names.filter(one => one !== own && one.name !== own.name)

    height: Panel.mm(Panel.large ? 68 : 122)

    Column {
        anchors { left: parent.left; right: tongues.left; rightMargin: Panel.gap; verticalCenter: parent.verticalCenter }

        Words { width: parent.width; height: Panel.mm(Panel.large ? 56 : 70); text: header.own.name; tongue: header.own.language; px: Panel.mm(Panel.large ? 44 : 58); font.bold: true }
        Row {
            visible: !Panel.large
            spacing: Panel.gap * 2
            Repeater {
                model: header.others
                Words { required property var modelData; height: Panel.mm(34); text: modelData.name; tongue: modelData.language; px: Panel.mm(26); color: Theme.colour.quiet }
            }
        }
    }
    Invite { anchors { right: tongues.left; rightMargin: 3 * Panel.gap; verticalCenter: parent.verticalCenter } visible: header.face.stage === "nobody" && !Panel.large; face: header.face }
    Row {
        id: tongues
        anchors { right: time.left; rightMargin: Panel.gap * 2; verticalCenter: parent.verticalCenter }
        spacing: Panel.gap / 2
        visible: header.speaks
        width: visible ? implicitWidth : 0

        Tongues { face: header.face; deep: Panel.mm(58); broad: Panel.mm(138) }
    }
    Words { id: time; anchors { right: parent.right; verticalCenter: parent.verticalCenter } text: header.face.clock; px: Panel.mm(Panel.large ? 44 : 70); font.bold: true; font.features: ({ "tnum": 1 }) }
}
