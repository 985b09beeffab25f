// Holds what may be higher than its place: moved by a finger, or by large buttons that stand elsewhere.
import QtQuick

Flickable {
    id: scroller

    readonly property bool overflows: contentHeight > height + 1
    readonly property bool less: contentY > 1
    readonly property bool more: contentY < contentHeight - height - 1
    // What is turned on leaves a line of the largest type standing, so that each is seen whole once.
    readonly property real leaf: Math.max(Math.min(height * 0.8, height - Panel.mm(110)), height * 0.3, 1)

    function turn(pages) { to(contentY + pages * leaf) }
    function to(y) {
        moving.stop()
        moving.to = Math.max(0, Math.min(y, contentHeight - height))
        if (Panel.still) contentY = moving.to; else moving.start()
    }

    function rewind() { moving.stop(); contentY = 0 }

    contentWidth: width
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    interactive: overflows && !Panel.steady
    pressDelay: 0

    NumberAnimation { id: moving; target: scroller; property: "contentY"; duration: 180; easing.type: Easing.OutCubic }

    // Where one is in it, as a bar at the edge.
    Rectangle {
        parent: scroller
        visible: scroller.overflows
        anchors.right: parent.right
        y: scroller.height * scroller.visibleArea.yPosition
        width: Panel.mm(5); height: scroller.height * scroller.visibleArea.heightRatio
        radius: width / 2
        color: Theme.colour.focus
    }
}
