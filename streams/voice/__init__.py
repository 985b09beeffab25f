"""What is heard by a machine: its microphone."""
