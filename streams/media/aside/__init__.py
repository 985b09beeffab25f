"""An engine in a process of its own, for a program that must not be touched by what befalls it."""
