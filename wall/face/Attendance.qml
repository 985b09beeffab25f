// Notices every touch and takes none away: whoever is signed in is still there, and a tour waits.
import QtQuick

Item {
    id: attendance

    property var face
    property var leads: _ => false
    signal touched

    PointHandler {
        onActiveChanged: if (active) {
            attendance.touched()
            attendance.face.guard.touched()
            if (!attendance.leads(point.scenePosition))
                attendance.face.touring.touched()
        }
    }
}
