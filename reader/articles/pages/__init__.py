"""A saved web page → the lines of its article."""
