"""Word and EPUB files, which are ZIP archives of XML → their lines."""
