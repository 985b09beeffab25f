// The question, and which page it is about.
import QtQuick

Words {
    required property var opining

    text: opining.word.ask + "  ·  " + opining.title
    px: Panel.mm(32)
    font.bold: true
    fontSizeMode: Text.HorizontalFit
    minimumPixelSize: Panel.small
}
