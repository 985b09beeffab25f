"""The citizens' face: a public screen that never goes blank and never says more than it knows."""
