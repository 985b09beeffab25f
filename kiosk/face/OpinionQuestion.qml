// The question, and which page it is about.
import QtQuick

Words {
    required property var opining

    text: opining.word.ask + "  ·  " + opining.title
    px: Panel.mm(32)
    font.bold: true
    wrapMode: Panel.large ? Text.WordWrap : Text.NoWrap
    lineHeight: Panel.large ? 0.85 : 1
    fontSizeMode: Panel.large ? Text.FixedSize : Text.HorizontalFit
    minimumPixelSize: Panel.small
}
