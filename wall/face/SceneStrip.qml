// What one touch calls up: scenes, salvos (marked by squares) and tours (by dots).
import QtQuick
import wall.glass

Rectangle {
    id: strip

    property var face
    property real u: 1

    function call(what) {
        if (what.kind === "scene")
            face.showScene(what.id)
        else if (what.kind === "salvo")
            what.current ? face.dropSalvo(what.id) : face.callSalvo(what.id)
        else
            what.current ? face.touring.stop() : face.touring.start(what.id)
    }

    function leads(point) {
        return tour.visible && tour.contains(tour.mapFromItem(null, point.x, point.y))
    }

    implicitHeight: visible ? Math.round(72 * u) : 0
    visible: (face.calls.length > 1 || face.mapcalls.state.open) && !(face.editing && face.editing.open)
    color: Theme.colour.panel

    BackButton {
        id: back
        objectName: "mapBack"
        anchors { left: parent.left; leftMargin: Theme.space.l * strip.u; verticalCenter: parent.verticalCenter }
        u: strip.u
        visible: strip.face.mapcalls.state.open
        text: strip.face.mapcalls.state.words
        onPressed: strip.face.mapcalls.back()
    }

    ListView {
        objectName: "scenes"
        anchors {
            left: back.visible ? back.right : parent.left; right: tour.left; top: parent.top; bottom: parent.bottom
            leftMargin: Theme.space.l * strip.u; rightMargin: Theme.space.l * strip.u
        }
        orientation: ListView.Horizontal
        spacing: Theme.space.s * strip.u
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: strip.face.calls

        delegate: Item {
            id: place
            required property var modelData
            readonly property bool apart: modelData.first && modelData.kind !== "scene"
            readonly property int gap: apart ? Math.round(2 * Theme.space.m * strip.u) : 0
            width: button.implicitWidth + gap
            height: ListView.view.height

            Rectangle {
                visible: place.apart
                anchors { left: parent.left; leftMargin: Theme.space.s * strip.u; verticalCenter: parent.verticalCenter }
                width: Math.max(Math.round(2 * strip.u), 1)
                height: Math.round(32 * strip.u)
                color: Theme.colour.line
            }
            CallButton {
                id: button
                objectName: place.modelData.kind + "_" + place.modelData.id
                anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                u: strip.u
                kind: place.modelData.kind
                text: place.modelData.name
                chosen: place.modelData.current
                onPressed: strip.call(place.modelData)
            }
        }
    }

    TourBar {
        id: tour
        objectName: "tour"
        anchors { right: parent.right; rightMargin: Theme.space.l * strip.u; top: parent.top; bottom: parent.bottom }
        width: implicitWidth
        face: strip.face
        u: strip.u
    }
}
