"""Can the screens be shown here?"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from reader.errors import TifaError


def need_terminal() -> None:
    """Raise TifaError, with the remedy, where this is no terminal that could show the screens."""
    for stream, name in ((sys.stdin, "input"), (sys.stdout, "output"), (sys.stderr, "error")):
        if stream is None or not stream.isatty():
            raise TifaError(
                f"the reader needs a terminal, and standard {name} is none; "
                "in a pipe use `tifa list`, `tifa annotate`, `tifa look`"
            )
    if os.environ.get("TERM", "dumb") == "dumb" and os.name != "nt":
        raise TifaError("the terminal says it can only print (TERM=dumb); try TERM=xterm-256color")
    wrong = foreign_locale(os.environ)
    if wrong:
        raise TifaError(
            f"{wrong} is no UTF-8 locale, so Hanzi cannot be shown; type: export LC_ALL=C.UTF-8"
        )


def foreign_locale(environ: Mapping[str, str]) -> str:
    """The setting that makes this no UTF-8 locale, such as `LC_ALL=C`, or `""`.

    What is declared decides, not Python's own encoding: Python turns to UTF-8 under C. It also
    declares LC_CTYPE=C.UTF-8 itself where nothing or a plain LANG=C is set, which is then taken.
    """
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        value = environ.get(name)
        if value:
            if "utf-8" in value.lower() or "utf8" in value.lower() or _codeset() == "UTF-8":
                return ""
            return f"{name}={value}"
    return "" if _codeset() in ("UTF-8", "") else "an unset LANG"


def _codeset() -> str:
    """The encoding of the locale in force; `""` where the system has no such notion."""
    try:
        from locale import CODESET, nl_langinfo
    except ImportError:
        return ""
    return nl_langinfo(CODESET).upper().replace("UTF8", "UTF-8")
