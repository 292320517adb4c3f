"""Numbers as text and as bars of block characters: plain lines that the screens and the command
line style each in their way. Nothing here imports textual.
"""

from __future__ import annotations

# A piece of a line and what it is: "" plain, "bold", "quiet", "bar" (of a chart), "heat1" to
# "heat4" (a shade of the heat map, which its character tells as well), "low" (under what was
# wished for).
Span = tuple[str, str]
Line = tuple[Span, ...]
