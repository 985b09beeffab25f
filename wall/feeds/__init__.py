"""What the city's feeds say on the glass, in Korean and English."""
