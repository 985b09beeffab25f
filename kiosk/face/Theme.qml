// Colours and type of the kiosk; the colours are Python's.
pragma Singleton
import QtQuick

QtObject {
    property var face: null
    readonly property var colour: face?.colour ?? ({})
    readonly property string language: face?.language ?? "ko"

    // One and the same character is drawn differently in Chinese, Japanese and Korean.
    readonly property var families: ({ ko: "Noto Sans CJK KR", en: "Noto Sans CJK KR", zh: "Noto Sans CJK SC", ja: "Noto Sans CJK JP" })
    readonly property string family: familyOf(language)

    function familyOf(spoken) { return families[spoken] ?? families.ko }
    function states(state) {
        return state === "fresh" ? { mark: "fresh", ink: colour.good }
             : state === "stale" ? { mark: "stale", ink: colour.poor } : { mark: "nodata", ink: colour.bad }
    }
}
