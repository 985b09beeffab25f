"""Takes a picture of every screen of the wall, to be looked at by people."""
