// The way around: the kiosk in the middle, what one looks at above, rings of distance, the drawn route.
import QtQuick
import QtQuick.Shapes

Card {
    id: chart

    property bool wide: false
    fills: false
    readonly property var plan: block?.plan ?? ({})
    readonly property bool turned: block?.facing !== null && block?.facing !== undefined

    function far(metres) { return metres >= 1000 ? metres / 1000 + " km" : metres + " m" }

    Rectangle {
        id: map
        width: parent.width
        height: Math.round(Math.min(width, chart.room > 0 ? chart.room : width))
        radius: Panel.round
        color: Theme.colour.ground
        border.width: 1
        border.color: Theme.colour.line
        clip: true
        readonly property point middle: Qt.point(width / 2, height / 2)

        Repeater {
            model: 3

            Rectangle {
                required property int index
                readonly property real reach: (chart.plan.ring ?? 0.25) * map.width * (index + 1)
                x: map.middle.x - reach; y: map.middle.y - reach; width: 2 * reach; height: 2 * reach
                radius: reach
                color: "transparent"
                border.width: 1
                border.color: Theme.colour.line

                Words { anchors.horizontalCenter: parent.horizontalCenter; y: -height / 2; visible: parent.reach < map.height / 2; text: chart.far((chart.plan.ring_m ?? 0) * (parent.index + 1)); px: Panel.small; color: Theme.colour.quiet }
            }
        }
        Shape {
            anchors.fill: parent
            visible: (chart.plan.route?.length ?? 0) > 1

            ShapePath {
                strokeColor: Theme.colour.exit; strokeWidth: Panel.mm(6); fillColor: "transparent"
                capStyle: ShapePath.RoundCap; joinStyle: ShapePath.RoundJoin
                PathPolyline { path: (chart.plan.route ?? []).map(one => Qt.point(map.middle.x + one.x * map.width, map.middle.y + one.y * map.width)) }
            }
        }
        Rectangle { x: map.middle.x - width / 2; y: map.middle.y - height / 2; width: Panel.mm(30); height: width; radius: width / 2; color: Theme.colour.exit; border.width: Panel.mm(3); border.color: Theme.colour.exit_ink }
        Repeater {
            model: chart.plan.markers?.length ?? 0

            Item {
                id: marker
                required property int index
                readonly property var one: chart.plan.markers?.[index] ?? ({})
                readonly property bool before: one.before ?? false

                x: map.middle.x + (one.x ?? 0) * map.width; y: map.middle.y + (one.y ?? 0) * map.width

                Rectangle { x: -width / 2; y: -height / 2; width: Panel.mm(38); height: width; radius: width / 2; color: Theme.colour.raised; border.width: 2; border.color: Theme.colour.focus }
                Sign { x: -width / 2; y: -height / 2; side: Panel.mm(26); mark: marker.one.mark || "spot"; ink: Theme.colour.text }
                // The way runs under names, not through them.
                Rectangle {
                    visible: name.visible && (chart.plan.route?.length ?? 0) > 1
                    x: name.x - Panel.mm(4); y: name.y; width: name.width + Panel.mm(8); height: name.height
                    radius: Panel.mm(4); color: Theme.colour.ground
                }
                Words {
                    id: name
                    visible: text !== ""
                    x: marker.before ? -width - Panel.mm(22) : Panel.mm(22); y: -height / 2
                    width: Math.min(implicitWidth, marker.before ? marker.x - Panel.mm(24) : map.width - marker.x - Panel.mm(24))
                    text: marker.one.text ?? ""
                    px: Panel.mm(22)
                    style: Text.Outline; styleColor: Theme.colour.ground
                }
            }
        }
        Column {
            anchors { right: parent.right; top: parent.top; margins: Panel.mm(8) }
            Sign { anchors.horizontalCenter: parent.horizontalCenter; mark: "arrow"; side: Panel.mm(30); ink: Theme.colour.text; rotation: chart.plan.north ?? 0 }
            Words { anchors.horizontalCenter: parent.horizontalCenter; text: "N"; px: Panel.mm(24); font.bold: true }
        }
    }
}
