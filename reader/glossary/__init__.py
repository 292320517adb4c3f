"""Decks → terms; matching them in text; searching them. Pure but for reading the deck files."""
