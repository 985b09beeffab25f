// A keyboard on the glass that types whole words: Korean in the common order of keys, Latin, digits.
import QtQuick
import wall.glass

Column {
    id: keys

    property real u: 1
    property string space: " "
    property int page: Qt.locale().name.startsWith("ko") ? 0 : 1
    property bool shifted: false
    readonly property var pages: [
        ["ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "ㅋㅌㅊㅍㅠㅜㅡ"],
        ["qwertyuiop", "asdfghjkl", "zxcvbnm"],
        ["1234567890", "-–·/()&", ".,:'"]
    ]
    readonly property var doubled: ({"ㅂ": "ㅃ", "ㅈ": "ㅉ", "ㄷ": "ㄸ", "ㄱ": "ㄲ", "ㅅ": "ㅆ", "ㅐ": "ㅒ", "ㅔ": "ㅖ"})
    signal typed(string letter)
    signal erased

    function face(letter) {
        return !shifted ? letter : doubled[letter] ?? letter.toUpperCase()
    }

    spacing: Math.round(Theme.space.s * u)

    Repeater {
        model: keys.pages[keys.page]

        Row {
            id: row
            required property string modelData
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Math.round(Theme.space.s * keys.u)

            Repeater {
                model: row.modelData.split("")

                TouchButton {
                    required property string modelData
                    objectName: "letter_" + modelData
                    u: keys.u
                    width: Math.floor(Math.min((keys.width - 9 * row.spacing) / 10, 96 * keys.u))
                    height: Math.round(72 * keys.u)
                    px: Theme.size.title
                    color: Theme.colour.raised
                    text: keys.face(modelData)
                    onPressed: { keys.typed(text); keys.shifted = false }
                }
            }
        }
    }

    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Math.round(Theme.space.s * keys.u)

        TouchButton { objectName: "letter_shift"; u: keys.u; height: Math.round(72 * keys.u); px: Theme.size.strong; color: Theme.colour.raised; text: "⇧"; chosen: keys.shifted; visible: keys.page < 2; onPressed: keys.shifted = !keys.shifted }
        Repeater {
            model: ["가나", "abc", "123"]

            TouchButton {
                required property string modelData
                required property int index
                objectName: "letters_" + index
                u: keys.u
                height: Math.round(72 * keys.u)
                px: Theme.size.strong
                text: modelData
                chosen: keys.page === index
                onPressed: keys.page = index
            }
        }
        TouchButton { objectName: "letter_space"; u: keys.u; width: Math.round(220 * keys.u); height: Math.round(72 * keys.u); px: Theme.size.strong; color: Theme.colour.raised; text: keys.space; onPressed: keys.typed(" ") }
        TouchButton { objectName: "letter_erase"; u: keys.u; height: Math.round(72 * keys.u); px: Theme.size.title; color: Theme.colour.raised; text: "⌫"; onPressed: keys.erased() }
    }
}
