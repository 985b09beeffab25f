// Says how far the strips of a wall of several displays stand aside: nobody touches the glass any more.
import QtQuick
import wall.glass

Item {
    id: retreat

    property bool held: false
    property alias after: timer.interval
    property bool away: false
    property real aside: away ? 1 : 0

    function stay() {
        away = false
        timer.restart()
    }

    onHeldChanged: stay()

    Behavior on aside { NumberAnimation { duration: Theme.motion.grow; easing.type: Easing.OutCubic } }
    Timer {
        id: timer
        interval: 15000
        running: true
        onTriggered: retreat.away = !retreat.held
    }
}
