"""PTZ moves cameras: what a hand wants becomes what one camera is told, and it surely stops."""
