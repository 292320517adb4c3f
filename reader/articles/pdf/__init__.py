"""A PDF → its lines in reading order. PDFium runs in a process of its own."""
