// Records a voice note, or says that there is no microphone.
import QtQuick

Key {
    required property var opining
    readonly property var voice: opining.voice

    objectName: "opinion-voice"
    enabled: opining.state === "giving" && voice.state !== "absent"
    mark: voice.state === "recording" ? "stop" : "mic"
    chosen: voice.state === "recording" || voice.state === "kept"
    switches: true
    text: voice.says
    onPressed: opining.speak()
}
