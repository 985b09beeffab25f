"""Live pictures on the kiosk's screen: where they stand, what is asked for, how they are drawn."""
