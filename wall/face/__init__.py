"""The mayor's screens: strips, search and spotlight around the mosaic, and what they obey."""
