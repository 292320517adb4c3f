"""Any file in, a clean Article out. Pure: no storage, no terminal."""
