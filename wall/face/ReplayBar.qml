// What leads a replay: back, pause, speed, the bar, back to what is live, and what is saved of it.
import QtQuick
import wall.glass

Rectangle {
    id: bar

    property var lookback
    property real u: 1
    readonly property var replaying: lookback.replaying
    readonly property var exporting: lookback.exporting
    readonly property var state_: replaying.state

    height: Math.round(148 * u)
    visible: replaying.open
    color: Theme.colour.panel

    // Touches between the buttons are not for the glass behind the bar.
    MouseArea { anchors.fill: parent }

    Rectangle {
        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: Math.max(Math.round(3 * bar.u), 2)
        color: bar.state_.on ? Theme.colour.replay : Theme.colour.line
    }
    Row {
        id: leading
        anchors { left: parent.left; top: parent.top; leftMargin: Theme.space.xl * bar.u; topMargin: Theme.space.m * bar.u }
        spacing: Theme.space.s * bar.u

        TouchButton {
            objectName: "replayBack"
            u: bar.u
            color: Theme.colour.raised
            ink: Theme.colour.text
            text: qsTr("−10 s")
            onPressed: bar.replaying.back()
        }
        TouchButton {
            objectName: "replayPause"
            u: bar.u
            color: Theme.colour.raised
            ink: Theme.colour.text
            visible: bar.state_.on
            text: bar.state_.playing ? qsTr("Pause") : qsTr("Play")
            onPressed: bar.replaying.toggle()
        }
        Repeater {
            model: bar.state_.on ? [0.5, 1, 2] : []
            TouchButton {
                required property real modelData
                objectName: "replaySpeed_" + modelData
                u: bar.u
                color: Theme.colour.raised
                ink: Theme.colour.text
                chosen: bar.state_.speed === modelData
                text: (modelData === 0.5 ? "½" : modelData) + "×"
                onPressed: bar.replaying.pace(modelData)
            }
        }
        TouchButton {
            objectName: "replayLive"
            u: bar.u
            color: Theme.colour.raised
            ink: Theme.colour.text
            visible: bar.state_.on
            text: qsTr("Back to live")
            onPressed: bar.replaying.live()
        }
    }
    Label {
        objectName: "replaySaid"
        anchors {
            left: leading.right; right: keeping.left; verticalCenter: leading.verticalCenter
            leftMargin: Theme.space.l * bar.u; rightMargin: Theme.space.l * bar.u
        }
        u: bar.u
        color: bar.exporting.state.failed ? Theme.colour.late : Theme.colour.text
        text: bar.exporting.state.said ?? ""
    }
    Row {
        id: keeping
        anchors { right: parent.right; top: leading.top; rightMargin: Theme.space.xl * bar.u }
        spacing: Theme.space.s * bar.u

        TouchButton {
            objectName: "replayMark"
            u: bar.u
            color: Theme.colour.raised
            ink: Theme.colour.text
            chosen: bar.state_.marked ?? false
            text: chosen ? qsTr("Kept always") : qsTr("Keep always")
            onPressed: bar.replaying.mark()
        }
        TouchButton {
            objectName: "saveStill"
            u: bar.u
            color: Theme.colour.raised
            ink: Theme.colour.text
            visible: bar.exporting.state.able ?? false
            text: qsTr("Save still")
            onPressed: bar.exporting.saveStill()
        }
        TouchButton {
            objectName: "saveClip"
            u: bar.u
            color: Theme.colour.raised
            ink: Theme.colour.text
            visible: bar.exporting.state.able ?? false
            text: qsTr("Save clip") + "  " + (bar.exporting.state.length ?? "")
            onPressed: bar.exporting.saveClip()
        }
        TouchButton {
            objectName: "replayClose"
            u: bar.u
            color: Theme.colour.raised
            ink: Theme.colour.text
            text: qsTr("Close")
            onPressed: bar.replaying.hide()
        }
    }
    ScrubTrack {
        anchors {
            left: parent.left; right: parent.right; bottom: parent.bottom; top: leading.bottom
            leftMargin: Theme.space.xl * bar.u; rightMargin: Theme.space.xl * bar.u
        }
        replaying: bar.replaying
        exporting: bar.exporting
        u: bar.u
    }
}
