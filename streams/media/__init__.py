"""The ingest engine: thousands of cameras stay connected, any of them one touch from motion."""
