// The scene that is edited: its cells under the fingers of several hands, and the tools below them.
import QtQuick
import wall.glass

Item {
    id: desk

    property var face
    property real u: 1
    property Item tiles
    readonly property var editing: face.editing
    readonly property bool open: editing !== null && editing.open
    readonly property var carrying: editing ? editing.desk.carrying : null
    readonly property real foot: Math.round(316 * u)

    // Where a point of an item is: on the canvas in fractions of it, and over what.
    function place(item, x, y) {
        const at = sheet.mapFromItem(item, x, y)
        const bin = tools.bin.mapFromItem(item, x, y)
        const on = sheet.contains(at) ? "glass" : tools.bin.contains(bin) ? "bin" : ""
        return {"x": at.x / sheet.width, "y": at.y / sheet.height, "over": on}
    }
    function lift(finger, channel, item, x, y) {
        const at = place(item, x, y)
        carrying.lift(finger, channel, at.x, at.y)
    }
    function carry(finger, item, x, y) {
        const at = place(item, x, y)
        carrying.move(finger, at.x, at.y, at.over)
    }

    visible: open

    Item {
        id: sheet
        objectName: "editCanvas"

        readonly property real aspect: desk.open ? desk.editing.desk.aspect : 1
        width: Math.min(desk.tiles.width, desk.tiles.height * aspect)
        height: width / aspect
        x: desk.tiles.x - desk.x + (desk.tiles.width - width) / 2
        y: desk.tiles.y - desk.y + (desk.tiles.height - height) / 2

        function measure() {
            if (desk.open)
                desk.carrying.measure(width, height, desk.u)
        }
        onWidthChanged: measure()
        onHeightChanged: measure()

        // The rims of the displays.
        Repeater {
            model: desk.open ? desk.editing.desk.displays : []
            Rectangle {
                required property var modelData
                x: Math.round(modelData.cx * sheet.width)
                y: Math.round(modelData.cy * sheet.height)
                width: Math.round(modelData.cw * sheet.width)
                height: Math.round(modelData.ch * sheet.height)
                color: "transparent"
                border { width: Math.max(Math.round(2 * desk.u), 1); color: Theme.colour.quiet }
            }
        }
        Repeater {
            model: desk.open ? desk.editing.desk.cells : []
            EditCell { u: desk.u; canvas: sheet }
        }
    }

    MultiPointTouchArea {
        anchors.fill: sheet
        enabled: desk.open && !desk.face.spot.open
        maximumTouchPoints: 10
        onPressed: points => points.forEach(point => {
            const at = desk.place(this, point.x, point.y)
            desk.carrying.press("glass-" + point.pointId, at.x, at.y)
            desk.editing.desk.marks.press("glass-" + point.pointId, desk.tiles, desk.tiles.mapFromItem(this, point.x, point.y), Qt.point(at.x, at.y))
        })
        onUpdated: points => points.forEach(point => desk.carry("glass-" + point.pointId, this, point.x, point.y))
        onReleased: points => points.forEach(point => desk.carrying.drop("glass-" + point.pointId))
        onCanceled: points => points.forEach(point => desk.carrying.cancel("glass-" + point.pointId))
    }

    EditTools {
        id: tools
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: desk.foot
        editing: desk.editing
        // As large as there is room for: large text beside a list leaves less of it.
        u: Math.min(desk.u, width / 1150)
    }

    Item {
        id: ghosts
        parent: desk.parent
        anchors.fill: parent
        z: 1
        visible: desk.open

        Repeater {
            model: 6
            EditGhost {
                required property int index
                u: desk.u
                face: desk.face
                canvas: sheet
                ghost: desk.open ? desk.carrying.ghosts[index] : ({})
            }
        }
    }
}
