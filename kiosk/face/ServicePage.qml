// How the kiosk is, a row each, and what it can be told; its keys stand at its foot, as low as they can.
import QtQuick

Item {
    id: page

    required property var service
    property var word: ({})
    readonly property real deep: Panel.mm(Panel.large ? 58 : 76)

    Words { id: title; text: page.word["service.title"] ?? ""; px: Panel.mm(40); font.bold: true }
    Scroller {
        id: scroller
        objectName: "service"
        anchors { left: parent.left; right: parent.right; top: title.bottom; bottom: keys.top; bottomMargin: Panel.gap }
        contentHeight: rows.height

        Column {
            id: rows
            width: scroller.width - Panel.gap
            spacing: Panel.mm(4)

            Repeater {
                model: page.service.rows

                Row {
                    id: row
                    required property var modelData
                    readonly property var told: Theme.states(modelData.state)
                    readonly property bool wrong: modelData.state === "no_data"
                    spacing: Panel.gap
                    // What has to be seen to is marked by a sign as well as by its colour.
                    Sign { id: mark; anchors.verticalCenter: parent.verticalCenter; mark: row.told.mark; side: Panel.mm(26); ink: row.told.ink }
                    Words { anchors.verticalCenter: parent.verticalCenter; width: rows.width * 0.38 - mark.width - 2 * Panel.gap; text: row.modelData.what; px: Panel.mm(24); font.bold: row.wrong; color: row.wrong ? Theme.colour.text : Theme.colour.quiet; wrapMode: Text.Wrap; lineHeight: 0.9 }
                    Words { anchors.verticalCenter: parent.verticalCenter; width: rows.width * 0.62; text: row.modelData.how; px: Panel.mm(24); wrapMode: Text.Wrap; lineHeight: 0.9 }
                }
            }
        }
    }
    Row {
        id: keys
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        spacing: Panel.gap
        readonly property real broad: (width - 2 * spacing - (moves.visible ? moves.width + spacing : 0)) / 3

        Key { objectName: "service-restart"; width: keys.broad; height: page.deep; mark: "again"; text: page.word["service.restart"] ?? ""; onPressed: page.service.restart() }
        Key { objectName: "service-quit"; width: keys.broad; height: page.deep; mark: "stop"; text: page.word["service.quit"] ?? ""; onPressed: page.service.quit() }
        Key { objectName: "service-close"; width: keys.broad; height: page.deep; mark: "close"; text: page.word["service.close"] ?? ""; onPressed: page.service.leave() }
        ScrollKeys { id: moves; of: scroller; name: "service"; word: page.word; deep: page.deep; broad: Panel.mm(58); gap: Panel.gap }
    }
}
