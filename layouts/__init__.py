"""What stays: the documents that describe a wall, its scenes and channels, and their geometry."""
