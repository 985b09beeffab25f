"""What a kiosk answers to programs: how it is, what it shows, and what it has shown."""
