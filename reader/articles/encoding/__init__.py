"""What kind of file it is, and its bytes as text."""
