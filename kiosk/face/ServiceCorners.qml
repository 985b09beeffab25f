// The service gesture: both corners at the left held for three seconds; whoever does less notices nothing.
import QtQuick

Item {
    id: corners

    required property var service
    property real side: 90 * Panel.density
    property int held_ms: 3000

    Item { width: corners.side; height: corners.side; PointHandler { id: upper; grabPermissions: PointerHandler.ApprovesTakeOverByAnything; acceptedDevices: PointerDevice.TouchScreen } }
    Item { y: corners.height - height; width: corners.side; height: corners.side; PointHandler { id: lower; grabPermissions: PointerHandler.ApprovesTakeOverByAnything; acceptedDevices: PointerDevice.TouchScreen } }

    Timer { running: upper.active && lower.active; interval: corners.held_ms; onTriggered: corners.service.knock() }
}
