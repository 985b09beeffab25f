// Exits and next trains, which are always there: beside a page, or over the whole width.
import QtQuick

Item {
    id: home

    required property var face
    property bool wide: false
    property bool alarm: false  // exits alone: nobody is to wait for a train
    property alias scroller: scroller
    readonly property real exitsHeight: exits.height

    Scroller {
        id: scroller
        objectName: "home"
        anchors.fill: parent
        contentHeight: home.alarm ? exits.height : home.wide ? Math.max(exits.height, rest.height) : rest.y + rest.height

        Column {
            id: exits
            width: home.wide ? Math.round((home.width - Panel.gap) * 0.47) : home.width
            spacing: Panel.gap

            Repeater {
                model: home.face.exits
                Block { width: exits.width; touches: !home.face.modes.low && !home.alarm; wide: home.wide || home.alarm; most: (home.wide || home.alarm) && !Panel.large ? home.height : 0 }
            }
        }
        Column {
            id: rest
            x: home.wide ? exits.width + Panel.gap : 0
            y: home.wide ? 0 : exits.height + Panel.gap
            width: home.wide ? home.width - x : home.width
            spacing: Panel.gap
            visible: !home.alarm

            TrainsBoard {
                id: board
                width: rest.width
                model: home.face.trains
                visible: count > 0
                wide: home.wide
                most: Panel.large ? 0 : home.height - rest.y - (asides.height > 0 ? asides.height + Panel.gap : 0)
            }
            Column {
                id: asides
                readonly property bool alone: board.count === 0 && told.count === 1  // why there are no trains, where they would be
                width: rest.width
                spacing: Panel.gap

                Repeater {
                    id: told
                    model: home.face.asides
                    Block { width: asides.width; spread: asides.alone && !Panel.large ? home.height - rest.y : 0; touches: !home.face.modes.low; onAsked: page => home.face.open(page) }
                }
            }
        }
    }
}
