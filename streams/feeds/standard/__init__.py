"""The standards that any city's systems may speak: GTFS-Realtime and GBFS."""
