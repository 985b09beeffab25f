"""People and trust: who may see what, and a record of who saw it that cannot be changed unseen."""
