// A tool of those who edit: large, and plainly out of use while there is nothing for it to do.
import QtQuick
import wall.glass

TouchButton {
    property bool strong: false

    height: Math.round(68 * u)
    px: Theme.size.strong
    color: Theme.colour.raised
    chosen: strong && enabled
    opacity: enabled ? 1 : 0.4
}
