"""What a word's neighbours say about its reading."""
