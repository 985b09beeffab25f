// A public camera: its picture, drawn over the frame by the page's pictures, its name, and how live it is.
import QtQuick

Card {
    id: camera

    property bool wide: false
    property bool touches: true
    // At twice its size a tile is larger than its place: what leads on there are the keys below.
    readonly property bool leads: touches && (block?.page ?? "") !== "" && (enlarged || !Panel.large)
    readonly property Item area: frame  // where its picture stands
    readonly property var look: Theme.states(block?.vouch?.state ?? "no_data")
    readonly property bool enlarged: (block?.page ?? "") === "cameras"  // a touch leads back
    readonly property real grown: enlarged ? 1.25 : 1
    signal asked(string page)
    signal held(string channel)

    headed: false
    vouched: false
    fills: false
    border.width: area_.pressed ? Math.round(4 * Panel.density) : Math.max(Math.round(Panel.density), 1)
    border.color: area_.pressed ? Theme.colour.focus : Theme.colour.line
    Accessible.role: leads ? Accessible.Button : Accessible.StaticText
    Accessible.onPressAction: if (leads) asked(block.page)

    Column {
        width: parent.width
        spacing: Panel.mm(6)

        Rectangle {
            id: frame
            anchors.horizontalCenter: parent.horizontalCenter
            width: camera.most > 0 ? Math.min(parent.width, Math.floor((camera.room - texts.height - Panel.mm(10)) * 16 / 9)) : parent.width
            height: Math.round(width * 9 / 16)
            color: Theme.colour.ground

            // Under the picture: seen where there is none that may be shown.
            Column {
                anchors.centerIn: parent
                width: parent.width - 2 * Panel.gap
                visible: !(camera.block?.pictured ?? false)

                Sign { anchors.horizontalCenter: parent.horizontalCenter; mark: "camera"; side: Panel.mm(72 * camera.grown); ink: Theme.colour.quiet }
            }
        }
        Item {
            id: texts
            width: parent.width
            height: truth.y + truth.height + (camera.enlarged ? 0 : far.height)

            Words { id: name; width: parent.width - (camera.enlarged ? far.width + Panel.gap : 0); text: camera.block?.title ?? ""; px: Panel.mm(27 * camera.grown); font.bold: true; wrapMode: Text.WordWrap; maximumLineCount: 2; lineHeight: 0.92 }
            // How live it is has a line of its own, which is never cut.
            Item {
                id: truth
                anchors.top: name.bottom
                width: parent.width
                height: says.height

                Sign { id: sign; y: (says.height / says.lineCount - height) / 2; mark: camera.look.mark; ink: camera.look.ink; side: Panel.mm(24 * camera.grown) }
                Words { id: says; anchors { left: sign.right; leftMargin: Panel.mm(7); right: parent.right } wrapMode: Text.WordWrap; maximumLineCount: 2; text: camera.block?.vouch?.says ?? ""; px: Panel.mm(24 * camera.grown); font.bold: true }
            }
            Words {
                id: far
                x: camera.enlarged ? parent.width - width : 0
                y: camera.enlarged ? (name.height - height) / 2 : truth.y + truth.height
                width: Math.min(implicitWidth, parent.width * (camera.enlarged ? 0.45 : 1))
                height: visible ? implicitHeight : 0
                visible: text !== ""
                text: camera.block?.detail ?? ""
                px: Panel.mm(22 * camera.grown)
                color: Theme.colour.quiet
            }
        }
    }

    MouseArea {
        id: area_
        parent: camera
        anchors.fill: parent
        enabled: camera.leads
        onPressed: camera.held(camera.block.channel)
        onClicked: camera.asked(camera.block.page)
    }
}
