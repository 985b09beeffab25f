// Every control in one place, low enough for all: the pages, and how the screen is made to fit.
import QtQuick

Rectangle {
    id: deck

    required property var face
    property var reading: null
    property var opining: null
    property var sharing: null
    property var home: null  // the scroller of the first screen
    property var slot: null  // that of the page
    readonly property bool low: face.modes.low
    readonly property bool large: Panel.large
    readonly property real gap: Panel.mm(8)
    readonly property real waysWanted: Panel.mm(large ? 58 : 92)
    readonly property real barWanted: Panel.mm(58)
    readonly property real tonguesWanted: low ? Panel.mm(large ? 58 : 54) : 0
    // At twice the size the bar's keys stand in two rows, or are turned where two would not be reached.
    readonly property int rows: large && (!low || needs(2) <= Panel.reach) ? 2 : 1
    // What would not be reached is made flatter, never less than a finger needs.
    readonly property real fit: low ? Math.min(1, (Panel.reach - gaps(rows)) / (needs(rows) - gaps(rows))) : 1

    function gaps(rows) { return gap * (rows + (low ? 3 : 2)) }
    function needs(rows) { return waysWanted + tonguesWanted + rows * barWanted + gaps(rows) }

    function deep(length) { return Math.max(Math.floor(length * fit), Panel.target) }

    height: column.height + 2 * gap
    color: Theme.colour.panel

    Rectangle { width: parent.width; height: Math.max(Panel.density, 1); color: Theme.colour.line }

    Column {
        id: column
        x: deck.gap * 2; y: deck.gap
        width: parent.width - 4 * deck.gap
        spacing: deck.gap

        Row {
            visible: deck.low
            spacing: deck.gap
            Tongues { face: deck.face; deep: deck.deep(deck.tonguesWanted); broad: (column.width - (pointing.visible ? pointing.width + deck.gap : 0) - 3 * deck.gap) / 4 }
            MapKeys { id: pointing; visible: deck.face.mapped; face: deck.face; deep: deck.deep(deck.tonguesWanted); broad: Math.max(Panel.mm(deck.large ? 170 : 226), Panel.target) }
        }
        ReadingKeys { width: parent.width; visible: deck.reading?.open ?? false; face: deck.face; reading: deck.reading; deep: deck.deep(deck.waysWanted) }
        // Under an alert no key leads anywhere else: its words have the room.
        Row {
            width: parent.width
            visible: !(deck.reading?.open ?? false) && !deck.face.page.alarm
            spacing: deck.gap
            readonly property var cast: Panel.casts?.row([...ways.labels, ...cameras.labels], Panel.row(ways.deep, ways.side, ways.upright)) ?? null

            WaysRow { id: ways; width: parent.width - (cameras.width > 0 ? cameras.width + deck.gap : 0); face: deck.face; deep: deck.deep(deck.waysWanted); cast: parent.cast }
            CameraKeys { id: cameras; face: deck.face; deep: ways.deep; cast: parent.cast }
        }
        Bar { objectName: "bar"; width: parent.width; face: deck.face; reading: deck.reading; opining: deck.opining; sharing: deck.sharing; home: deck.home; slot: deck.slot; deep: deck.deep(deck.barWanted); rows: deck.rows }
    }
}
