"""The verbs of the program: what both the command line and the screens call."""
