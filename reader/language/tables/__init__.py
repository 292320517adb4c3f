"""Word → reading tables: plain text, made by build.py from the sources named in README.md."""
