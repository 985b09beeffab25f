"""The one shared Qt toolkit: mosaic, tiles, theme and touch, which wall and kiosk both stand on."""
