// The exits: the number as it stands above them, where they lead, and how to get there.
import QtQuick

Card {
    id: exits

    property bool wide: false
    readonly property int columns: Math.max(1, Math.floor(width / Panel.mm(wide ? 480 : 400)))
    readonly property int lines: Math.max(1, Math.ceil((block?.exits?.length ?? 1) / columns))
    readonly property real least: Panel.mm(wide ? 82 : 62)
    readonly property real tall: room > 0 ? Math.max(least, Math.min(Math.floor(room / lines) - Panel.mm(4), least * 1.7)) : least

    Grid {
        width: parent.width
        columns: exits.columns
        columnSpacing: Panel.gap
        rowSpacing: Panel.mm(3)

        Repeater {
            model: exits.block?.exits?.length ?? 0

            Item {
                id: way
                required property int index
                readonly property var exit: exits.block?.exits?.[index] ?? ({})
                readonly property bool closed: (exit.closed ?? "") !== ""
                readonly property real side: Math.min(exits.tall - Panel.mm(8), Panel.mm(exits.wide ? 92 : 56))

                width: (parent.width - (exits.columns - 1) * Panel.gap) / exits.columns
                height: exits.tall

                Rectangle {
                    id: badge
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.max(way.side, number.implicitWidth + Panel.gap); height: way.side
                    radius: Panel.round
                    color: way.closed ? Theme.colour.raised : Theme.colour.exit
                    border.width: way.closed ? 2 : 0
                    border.color: Theme.colour.bad

                    Words { id: number; anchors.centerIn: parent; text: way.exit.number ?? ""; px: way.side * 0.7; font.bold: true; color: way.closed ? Theme.colour.text : Theme.colour.exit_ink }
                }
                Column {
                    anchors { left: badge.right; leftMargin: Panel.gap; right: signs.left; verticalCenter: parent.verticalCenter }

                    Words {
                        width: parent.width
                        text: (way.exit.leads_to ?? []).join(" · ")
                        px: Panel.mm(exits.wide ? 28 : 25)
                        height: Math.min(implicitHeight, exits.tall - (under.visible ? under.height : 0))
                        maximumLineCount: exits.wide ? 3 : 2
                        wrapMode: Text.WordWrap
                        elide: Text.ElideNone
                        fontSizeMode: Text.Fit
                        minimumPixelSize: Panel.mm(22)
                        lineHeight: 0.9
                    }
                    Words {
                        id: under
                        width: parent.width
                        visible: text !== ""
                        text: way.closed ? way.exit.closed : exits.wide ? way.exit.way ?? "" : ""
                        px: Panel.mm(exits.wide ? 22 : 21)
                        font.bold: way.closed
                        color: way.closed ? Theme.colour.bad : Theme.colour.quiet
                    }
                }
                Row {
                    id: signs
                    anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                    spacing: Panel.mm(4)

                    Sign { visible: way.exit.lift ?? false; mark: "lift"; side: Panel.mm(exits.wide ? 40 : 30); ink: Theme.colour.text }
                    Sign { visible: way.closed; mark: "close"; side: Panel.mm(30); ink: Theme.colour.bad }
                    Sign {
                        visible: !way.closed && way.exit.angle !== null && way.exit.angle !== undefined
                        mark: "arrow"; side: Panel.mm(exits.wide ? 44 : 32); ink: Theme.colour.exit
                        rotation: way.exit.angle ?? 0
                    }
                }
            }
        }
    }
}
