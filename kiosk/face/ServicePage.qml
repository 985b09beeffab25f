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
                    required property var modelData
                    Words { width: rows.width * 0.34 - Panel.gap; text: modelData.what; px: Panel.mm(24); color: Theme.colour.quiet; tongue: "en"; wrapMode: Text.Wrap }
                    Item { width: Panel.gap; height: 1 }
                    Words { width: rows.width * 0.66; text: modelData.how; px: Panel.mm(24); wrapMode: Text.Wrap; tongue: "en" }
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
