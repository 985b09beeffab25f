"""The mayor's face: the touch wall, its glass and its remote control."""
