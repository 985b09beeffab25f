"""What reads pages aloud: the voice programs of the machine, found and driven; no Qt."""
