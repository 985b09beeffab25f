// A wall has no keyboard: initial consonants, Latin letters and digits to be touched.
import QtQuick
import wall.glass

Column {
    id: pad

    property real u: 1
    property int page: Qt.locale().name.startsWith("ko") ? 0 : 1
    readonly property var pages: [
        ["ㄱㄴㄷㄹㅁㅂㅅ", "ㅇㅈㅊㅋㅌㅍㅎ"],
        ["qwertyuiop", "asdfghjkl", "zxcvbnm"],
        ["12345", "67890"]
    ]
    signal typed(string letter)
    signal erased
    signal cleared

    spacing: Theme.space.s * u

    Repeater {
        model: pad.pages[pad.page]

        Row {
            id: row
            required property string modelData
            readonly property real room: pad.width - (modelData.length - 1) * spacing
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.space.s * pad.u

            Repeater {
                model: row.modelData.split("")

                TouchButton {
                    required property string modelData
                    objectName: "key_" + modelData
                    u: pad.u
                    width: Math.floor(Math.min(row.room / row.modelData.length, 96 * pad.u))
                    height: Math.round(64 * pad.u)
                    px: Theme.size.strong
                    color: Theme.colour.raised
                    text: modelData
                    onPressed: pad.typed(modelData)
                }
            }
        }
    }

    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        // Long words in large letters: all keys together become smaller, and none leaves the pad.
        scale: Math.min(1, pad.width / Math.max(implicitWidth, 1))
        spacing: Theme.space.s * pad.u

        Repeater {
            model: ["ㄱㄴㄷ", "abc", "123"]

            TouchButton {
                required property string modelData
                required property int index
                objectName: "page_" + modelData
                u: pad.u
                text: modelData
                chosen: pad.page === index
                onPressed: pad.page = index
            }
        }
        TouchButton { objectName: "key_space"; u: pad.u; text: qsTr("Space"); onPressed: pad.typed(" ") }
        TouchButton { objectName: "key_erase"; u: pad.u; text: "⌫"; onPressed: pad.erased() }
        TouchButton { objectName: "key_clear"; u: pad.u; text: qsTr("Clear"); onPressed: pad.cleared() }
    }
}
