"""Article text is hostile until cleaned: what a terminal could obey never gets past here."""

from __future__ import annotations

import re
import unicodedata

# ECMA-48: OSC/DCS/SOS/PM/APC strings up to their terminator, CSI sequences, other ESC sequences.
_ESCAPES = re.compile(
    r"(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)?"
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"
    r"|\x1b[ -/]*[0-~]?"
)
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Cc controls but newline; zero-width and bidi marks, soft hyphen, BOM, tags; surrogates; and
# noncharacters.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\ud800-\udfff"
    "\U000e0000-\U000e0fff"
    # Two noncharacters end every plane.
    + "".join(map(chr, (p << 16 | last for p in range(17) for last in (0xFFFE, 0xFFFF))))
    + "]"
)
_BLANKS = re.compile(r"[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")


def clean_text(text: str) -> str:
    """Return `text` in NFC with line ends as ``\\n`` and without anything invisible or executable.

    Terminal escape sequences, control, zero-width and bidi characters go; runs of blanks become
    one space; blanks at the ends of lines go. Hanzi and punctuation are left as they are.
    """
    text = _LINE_ENDS.sub("\n", _ESCAPES.sub("", text))
    text = _BLANKS.sub(" ", unicodedata.normalize("NFC", _INVISIBLE.sub("", text)))
    return "\n".join(line.strip() for line in text.split("\n"))
