// A QR symbol, each module a whole number of pixels and wide enough for a phone.
import QtQuick

Rectangle {
    id: code

    property string source: ""
    property int side: 0  // modules, the quiet zone included
    property real room: Panel.mm(200)
    property string spoken: ""
    readonly property int module: side > 0 ? Math.max(Math.floor(room / side), Math.ceil(1.2 * Panel.density)) : 1

    width: side * module
    height: width
    color: "#ffffff"
    Accessible.role: Accessible.Graphic
    Accessible.name: spoken

    Image { anchors.fill: parent; source: code.source; smooth: false; cache: false; fillMode: Image.Stretch }
}
