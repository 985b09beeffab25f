"""The citizens' screens: one window, and one QML file for each kind of block."""
