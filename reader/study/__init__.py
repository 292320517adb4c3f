"""Cards from terms, scheduling (FSRS), study days, drill sessions. Pure: the clock is passed in."""
