"""SQLite and nothing else: what the user did, and the cache of annotations."""
