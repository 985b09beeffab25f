// The exits: the number as it stands above them, where they lead, and how to get there.
import QtQuick

Card {
    id: exits

    property bool wide: false
    readonly property int count: block?.exits?.length ?? 0
    property bool touches: true  // leads to the exit on the map
    readonly property real least: Panel.mm(wide ? 82 : 62)
    // One below the other is read fastest; side by side where they would not fit.
    readonly property bool listed: wide && room > 0 && count * (least + Panel.mm(3)) <= room
    readonly property int columns: listed ? 1 : Math.max(1, Math.floor(width / Panel.mm(wide ? 480 : 400)))
    readonly property int lines: Math.max(1, Math.ceil(count / columns))
    readonly property bool few: listed && count <= 5 && width > Panel.mm(900)
    readonly property real size: Panel.mm(few ? 44 : listed && width > Panel.mm(900) ? 36 : wide && Panel.large && width > Panel.mm(450) ? 33 : wide ? 28 : 25)
    readonly property real tall: room > 0 ? Math.max(least, Math.min(Math.floor(room / lines) - Panel.mm(4), least * (few ? 3 : 1.7))) : least

    Grid {
        width: parent.width
        columns: exits.columns
        columnSpacing: Panel.gap
        rowSpacing: Panel.mm(3)

        Repeater {
            model: exits.count

            Item {
                id: way
                required property int index
                readonly property var exit: exits.block?.exits?.[index] ?? ({})
                readonly property bool closed: (exit.closed ?? "") !== ""
                readonly property real side: Math.min(exits.tall - Panel.mm(8), Panel.mm(exits.few ? 116 : exits.wide ? 92 : 56))

                width: (parent.width - (exits.columns - 1) * Panel.gap) / exits.columns
                height: Panel.large ? Math.max(exits.least, words.height + Panel.mm(4)) : exits.tall

                Rectangle { anchors { fill: parent; margins: -Panel.mm(3) } radius: Panel.round; color: Theme.colour.action; opacity: 0.5; visible: area.pressed }
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
                    id: words
                    anchors { left: arrow.right; leftMargin: Panel.gap; right: lift.left; rightMargin: Panel.mm(4); verticalCenter: parent.verticalCenter }

                    TextMetrics { id: line; font: places.font; text: (way.exit.leads_to ?? []).join(" · ") }
                    Words {
                        id: places
                        // Without blanks a name would be broken anywhere: it is the next place that begins the next line.
                        readonly property bool split: exits.few || (!Panel.large && (Theme.language === "zh" || Theme.language === "ja") && line.advanceWidth > width)
                        width: parent.width
                        text: (way.exit.leads_to ?? []).join(split ? (exits.few ? "\n" : "\u00a0·\n") : "\u00a0· ")
                        px: exits.size
                        height: Panel.large ? undefined : Math.min(implicitHeight, exits.tall - (under.visible ? under.height : 0))
                        maximumLineCount: Panel.large ? 8 : exits.few ? 4 : exits.wide ? 3 : 2
                        wrapMode: Text.WordWrap
                        elide: Text.ElideNone
                        fontSizeMode: Panel.large ? Text.FixedSize : Text.Fit
                        minimumPixelSize: Panel.mm(22)
                        lineHeight: 0.9
                    }
                    Words {
                        id: under
                        width: parent.width
                        visible: text !== ""
                        text: way.closed ? way.exit.closed : exits.wide ? way.exit.way ?? "" : ""
                        px: Panel.mm(exits.listed || (exits.wide && Panel.large) ? 24 : exits.wide ? 22 : 21)
                        wrapMode: Panel.large ? Text.WordWrap : Text.NoWrap
                        font.bold: way.closed
                        color: way.closed ? Theme.colour.bad : Theme.colour.quiet
                    }
                }
                // Beside the number, as above a passage: where to go is looked for there.
                Sign {
                    id: arrow
                    anchors { left: badge.right; leftMargin: Panel.mm(10); verticalCenter: parent.verticalCenter }
                    readonly property bool known: way.exit.angle !== null && way.exit.angle !== undefined
                    visible: way.closed || known
                    mark: way.closed ? "close" : "arrow"; ink: way.closed ? Theme.colour.bad : Theme.colour.exit
                    side: Panel.mm(exits.few ? 64 : exits.listed ? 52 : exits.wide ? 44 : 32); width: visible ? side : 0
                    rotation: way.closed ? 0 : way.exit.angle ?? 0
                }
                Sign {
                    id: lift
                    anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                    mark: "lift"; visible: way.exit.lift ?? false
                    side: Panel.mm(exits.listed ? 48 : exits.wide ? 40 : 30); width: visible ? side : 0; ink: Theme.colour.text
                }
                MouseArea {
                    id: area
                    objectName: "exit-" + (way.exit.number ?? "")
                    anchors.fill: parent
                    enabled: exits.touches
                    visible: enabled
                    Accessible.role: Accessible.Button
                    Accessible.name: [way.exit.number, ...(way.exit.leads_to ?? []), way.exit.way, way.exit.closed].filter(Boolean).join(", ")
                    Accessible.onPressAction: Theme.face.show("exit-" + way.exit.number)
                    onClicked: Theme.face.show("exit-" + way.exit.number)
                }
            }
        }
    }
}
