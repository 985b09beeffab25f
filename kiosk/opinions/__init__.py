"""What citizens say at a kiosk: anonymous, kept until the city has it, none lost and none twice."""
