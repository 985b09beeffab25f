// Lengths: millimetres of the panel in pixels, at the size that the visitor chose.
pragma Singleton
import QtQuick

QtObject {
    property var face: null
    property var maps: null
    property var casts: null
    property real width: 3840
    property real height: 2160
    readonly property real density: width / (face?.panel?.width ?? 2214)  // pixels a millimetre
    readonly property real zoom: face?.modes?.zoom ?? 1
    readonly property bool large: zoom > 1.5
    readonly property bool steady: face?.modes?.steady ?? false
    readonly property bool still: steady || (face?.page?.alarm ?? false)
    readonly property real reach: (1220 - (face?.panel?.edge ?? 800)) * density  // up to 1,220 mm above the floor
    readonly property real u: density * zoom
    readonly property real wide: width / u  // how many millimetres there are at this size
    readonly property real high: height / u

    // The least that a finger is to hit, whatever the zoom.
    readonly property real target: Math.ceil((steady ? 40 : 28) * density)
    readonly property real em: mm(28)

    // Type: nothing is smaller than `small`, whose glyphs are 12 mm and more.
    readonly property real small: mm(20)
    readonly property real body: mm(28)
    readonly property real strong: mm(36)
    readonly property real title: mm(44)
    readonly property real huge: mm(64)

    readonly property real gap: mm(12)
    readonly property real round: mm(8)
    property int pause_ms: 700  // for so long a second touch of a hand that shakes is not meant
    readonly property int turning: still ? 0 : 160

    // What the keys of a row have in common, for their words to be set in one size.
    function row(deep, side, upright) {
        return { deep, side, upright, large, most: Math.min(mm(24), Math.round(deep * 0.6)), least: small, family: Theme.family }
    }
    // The room that a key has for its words.
    function label(text, width, side, upright) { return { text, wide: width - gap - (upright ? 0 : side + gap / 2) } }
    function mm(length) { return Math.max(Math.round(length * u), 1) }
}
