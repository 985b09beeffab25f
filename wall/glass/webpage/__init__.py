"""Web pages as pictures, drawn by a browser in a process aside, where QtWebEngine is installed."""
