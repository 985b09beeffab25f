"""The ingest engine: thousands of cameras stay connected, and any of them is one touch from motion."""
