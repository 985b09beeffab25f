"""Keeps a program of ours on the glass: its pulse, and the watchdog that looks at it."""
