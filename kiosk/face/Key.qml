// Something to be touched: a sign and words, over or beside one another; it answers at once.
import QtQuick

Rectangle {
    id: key

    property string text: ""
    property string mark: ""
    property bool chosen: false
    property bool upright: false  // the sign above the words
    property bool switches: false  // it is on or off, and says which
    property var cast: null  // how its row is set: the words in one size, the signs on one line
    property real px: cast?.px ?? Panel.mm(24)
    property int lines: upright ? 1 : 2
    property real side: cast?.side ?? Panel.mm(upright ? 38 : 34)
    property string tongue: Theme.language
    property string spoken: text
    readonly property bool down: area.pressed
    readonly property color ink: chosen || down ? Theme.colour.action_ink : Theme.colour.text
    readonly property real slot: !cast ? label.height : cast.lines > 1 ? cast.px * 2.17 : cast.px * 1.375  // of the words
    property double last: 0
    signal pressed

    // A hand that shakes touches twice: the second touch is not meant.
    function take() {
        const now = Date.now()
        if (Panel.steady && now - last < Panel.pause_ms)
            return
        last = now
        pressed()
    }

    implicitWidth: Math.max(upright ? Math.max(label.implicitWidth, side) + 2 * Panel.gap : sign.width + label.implicitWidth + 3 * Panel.gap, Panel.target)
    implicitHeight: Math.max(Panel.mm(upright ? 88 : 52), Panel.target)
    radius: Panel.round
    color: chosen || down ? Theme.colour.action : Theme.colour.raised
    border.width: Math.max(Math.round((activeFocus ? 3 : 1) * Panel.density), 1)
    border.color: activeFocus ? Theme.colour.focus : Theme.colour.line
    activeFocusOnTab: true
    opacity: enabled ? 1 : 0.55
    Accessible.role: switches ? Accessible.CheckBox : Accessible.Button
    Accessible.name: spoken
    Accessible.checked: chosen
    Accessible.onPressAction: take()
    Keys.onReturnPressed: take()
    Keys.onEnterPressed: take()
    Keys.onSpacePressed: take()

    Sign {
        id: sign
        mark: key.mark; ink: key.ink; side: key.side
        width: key.mark === "" ? 0 : key.side
        x: key.upright || key.text === "" ? (key.width - width) / 2 : (key.width - width - label.inked - Panel.gap / 2) / 2
        y: key.upright && key.text !== "" ? (key.height - height - key.slot) / 2 : (key.height - height) / 2
    }

    Words {
        id: label
        tongue: key.tongue
        text: key.cast?.texts?.[key.text] ?? key.text
        px: key.px
        color: key.ink
        font.bold: key.chosen
        // What is made to fit becomes smaller before a second line is begun: not where all is to be large.
        readonly property bool folds: !key.cast && Panel.large && key.lines > 1 && !key.upright && key.text.length > 2
        readonly property bool broken: folds ? lineCount > 1 : text.includes("\n")
        readonly property real most: key.width - Panel.gap - (key.upright ? 0 : sign.width)
        readonly property real inked: folds ? contentWidth : width
        width: folds ? most : Math.min(implicitWidth, most)
        height: folds || key.cast ? undefined : Math.min(implicitHeight, key.height)
        wrapMode: key.cast ? Text.NoWrap : folds ? Text.Wrap : key.lines > 1 ? Text.WordWrap : Text.NoWrap
        maximumLineCount: key.lines
        horizontalAlignment: key.upright ? Text.AlignHCenter : Text.AlignLeft
        fontSizeMode: folds || key.cast ? Text.FixedSize : Text.HorizontalFit
        minimumPixelSize: Panel.small
        lineHeight: folds || broken ? 0.75 : key.upright && key.lines > 1 ? 0.85 : 0.95
        x: key.upright ? (key.width - width) / 2 : sign.width > 0 ? sign.x + sign.width + Panel.gap / 2 : (key.width - inked) / 2
        // Lines that stand closer than their type wants leave their room below them.
        readonly property real rises: broken ? fontInfo.pixelSize * 0.18 : 0
        y: (key.upright && key.mark !== "" ? sign.y + sign.height + (key.slot - height) / 2 : (key.height - height) / 2) - rises
    }

    // What is on is marked by a bar as well as by its colour.
    Rectangle {
        visible: key.chosen
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; leftMargin: key.radius; rightMargin: key.radius; bottomMargin: Math.round(2 * Panel.density) }
        height: Math.max(Math.round(3 * Panel.density), 2)
        radius: height / 2
        color: key.ink
    }

    MouseArea {
        id: area
        property point began: Qt.point(0, 0)
        readonly property real slip: 12 * Panel.density
        anchors.fill: parent
        preventStealing: Panel.steady
        onPressed: event => began = Qt.point(event.x, event.y)
        onClicked: key.take()
        // A hand that shakes lifts its finger a little beside what it meant.
        onReleased: event => { if (Panel.steady && !containsMouse && Math.hypot(event.x - began.x, event.y - began.y) <= slip) key.take() }
    }
}
