"""A kiosk that is killed again and again while citizens speak, and a city that stumbles."""
