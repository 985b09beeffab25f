// The way around: the kiosk in the middle, what one looks at above, its exits, places, and the way there.
import QtQuick

Card {
    id: chart

    property bool wide: false
    property bool touches: true
    fills: false
    readonly property string pin: Theme.face?.pin ?? ""
    readonly property var frame: ({
        width: map.width, height: map.height, mm: Panel.u, density: Panel.density,
        family: Theme.family, language: Theme.language, contrast: Theme.face?.modes?.contrast ?? false, large: Panel.large
    })
    // The revision is named so that the plan is made anew when a ground was painted.
    readonly property var plan: Panel.maps && Panel.maps.revision >= 0 && block?.kind === "chart" ? Panel.maps.lay(block, frame, pin) : ({})
    readonly property var chosen: (plan.pins ?? []).find(one => one.chosen) ?? null

    // Where everything is large the map is moved, and what is told stands above it.
    Rectangle {
        id: map
        objectName: "map"
        y: Panel.large && callout.visible ? callout.height + Panel.gap : 0
        width: parent.width
        height: Math.round(chart.ample > 0 ? chart.ample : chart.room > 0 ? Math.min(chart.room, width) : width * 0.8)
        radius: Panel.round
        color: Theme.colour.ground
        clip: true
        readonly property point middle: Qt.point(width / 2, height / 2)

        Image { anchors.fill: parent; source: chart.plan.ground ?? ""; cache: false }
        Repeater {
            model: chart.plan.rings?.length ?? 0

            Rectangle {
                required property int index
                readonly property var one: chart.plan.rings?.[index] ?? ({ reach: 0 })
                x: map.middle.x - one.reach; y: map.middle.y - one.reach; width: 2 * one.reach; height: width
                radius: one.reach
                color: "transparent"
                border.width: Math.max(Math.round(Panel.density), 1)
                border.color: Theme.colour.quiet
                opacity: 0.7
            }
        }
        Repeater {
            model: chart.plan.rings?.length ?? 0

            MapWords { required property int index; one: chart.plan.rings?.[index] ?? ({}); plate: true }
        }
        Repeater {
            model: chart.plan.names?.length ?? 0

            MapWords { required property int index; one: chart.plan.names?.[index] ?? ({}); color: one.kind === "water" ? Theme.colour.focus : Theme.colour.text; font.weight: Font.Medium }
        }
        Image { x: chart.plan.ways?.x ?? 0; y: chart.plan.ways?.y ?? 0; source: chart.plan.ways?.source ?? ""; cache: false }
        MapHere { x: map.middle.x - width / 2; y: map.middle.y - height / 2; heads: chart.block?.facing !== null && chart.block?.facing !== undefined }
        MapWords { one: chart.plan.you ?? ({}); px: Panel.mm(22); plate: true; font.bold: true; color: Theme.colour.exit }
        Repeater {
            model: chart.plan.pins?.length ?? 0

            MapPin { required property int index; one: chart.plan.pins?.[index] ?? ({}); touches: chart.touches; quiet: chart.pin !== "" && !(one.chosen ?? false) }
        }
        Repeater {
            model: chart.plan.pins?.length ?? 0

            MapWords { required property int index; one: chart.plan.pins?.[index] ?? ({}); px: Panel.mm(22); font.bold: one.chosen ?? false }
        }
        Column {
            anchors { right: parent.right; top: parent.top; margins: Panel.mm(8) }
            Sign { anchors.horizontalCenter: parent.horizontalCenter; mark: "compass"; side: Panel.mm(40); ink: Theme.colour.text; rotation: chart.plan.north ?? 0 }
            Words { anchors.horizontalCenter: parent.horizontalCenter; text: chart.block?.north ?? ""; px: Panel.mm(22); font.bold: true; style: Text.Outline; styleColor: Theme.colour.ground }
        }
        MapScale { anchors { left: parent.left; bottom: parent.bottom; margins: Panel.mm(10) } visible: !!chart.plan.bar; bar: chart.plan.bar ?? ({}) }
        Rectangle { anchors.fill: parent; color: "transparent"; radius: Panel.round; border.width: Math.max(Math.round(Panel.density), 1); border.color: Theme.colour.line }
    }
    MapCallout {
        id: callout
        readonly property bool above: (chart.chosen?.py ?? 0) > map.height * 0.55
        x: Panel.large ? 0 : Panel.mm(8)
        y: Panel.large ? 0 : above ? Panel.mm(8) : map.height - height - Panel.mm(8)
        width: map.width - 2 * x
        visible: chart.chosen !== null
        one: chart.chosen ?? ({})
    }
}
