"""The command line: one module a command, and only the chosen one is imported.

A command's module has `HELP`, `add_arguments(parser)` and `run(args, home) -> int`. Exit codes: 0
fine, 1 the answer is no or not found, 2 wrong usage or bad input; 130 after Ctrl-C, 141 where the
reader of a pipe went away, as shells have it.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

from reader.errors import NotFound, TifaError

# command → (module, what it does), in the order of `tifa --help`
COMMANDS = {
    "read": ("reader.cli.read", "open an article where you left it (alone: the library)"),
    "list": ("reader.cli.list", "list the articles of the library"),
    "add": ("reader.cli.add", "take articles from files, folders, pages into the library"),
    "remove": ("reader.cli.remove", "take articles out of the library"),
    "edit": ("reader.cli.edit", "open an article in your editor"),
    "annotate": ("reader.cli.annotate", "print a text with its pinyin and set terms"),
    "look": ("reader.cli.look", "look up terms by Hanzi, pinyin or English"),
    "where": ("reader.cli.where", "list where a term stands in your articles"),
    "mine": ("reader.cli.mine", "list candidate set terms that no deck has"),
    "drill": ("reader.cli.drill", "drill the cards that are due"),
    "stats": ("reader.cli.stats", "what you learned, in numbers and bars"),
    "export": ("reader.cli.export", "give out articles, decks for Anki, your history"),
    "decks": ("reader.cli.decks", "list and check the decks, add to your own"),
    "readings": ("reader.cli.readings", "list, add or remove your corrections of readings"),
    "matches": ("reader.cli.matches", "list or remove your decisions on matching terms"),
    "backup": ("reader.cli.backup", "copy the database with all you did"),
    "restore": ("reader.cli.restore", "list the backups, bring one back"),
    "doctor": ("reader.cli.doctor", "check this installation and its data"),
}

# Verbs of a command that has other arguments otherwise.
VERBS = {
    "drill optimize": "reader.cli.drill_optimize",
    "drill import": "reader.cli.drill_import",
}


def run(argv: list[str]) -> int:
    """Run the command line `argv` (without the program's name) and return the exit code.

    Whatever goes wrong is one line on standard error, a traceback only if TIFA_TRACEBACK is set.
    """
    _speak_utf8()
    try:
        code = _run(argv)
        sys.stdout.flush()
        return code
    except NotFound as error:
        return _fail(str(error), 1)
    except TifaError as error:
        return _fail(str(error), 2)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _drop_output()
        return 141
    except Exception as error:
        if os.environ.get("TIFA_TRACEBACK"):
            raise
        _drop_output()
        return _fail(_explain(error), 2)


def _run(argv: list[str]) -> int:
    name, *rest = argv or ["read"]
    if name in ("-h", "--help", "help"):
        print(_help())
        return 0
    if name in ("-V", "--version"):
        from reader import __version__

        print(f"tifa {__version__}")
        return 0
    if name not in COMMANDS:
        what = "option" if name.startswith("-") else "command"
        raise TifaError(f"no {what} “{name}”; `tifa --help` lists the commands")
    module = COMMANDS[name][0]
    if rest and (verb := f"{name} {rest[0]}") in VERBS:
        name, module, rest = verb, VERBS[verb], rest[1:]
    command = import_module(module)
    args = command.parse(rest) if hasattr(command, "parse") else None
    if args is None:
        from reader.cli.parser import parse

        args = parse(name, command, rest)
        if isinstance(args, int):
            return args
    from reader.services.home import open_home

    home = open_home(os.environ)
    try:
        code: int = command.run(args, home)
        return code
    finally:
        home.close()


def _help() -> str:
    rows = "\n".join(f"  {name:<10}{text}" for name, (_, text) in COMMANDS.items())
    return (
        "tifa: read Chinese political articles with pinyin, a glossary of terms, and a drill\n\n"
        "usage: tifa                      open the library\n"
        "       tifa COMMAND [ARGUMENT…]\n\n"
        f"{rows}\n\n"
        "  --version, --help; `tifa COMMAND --help` tells more\n\n"
        "TIFA_HOME names another folder for everything of yours; NO_COLOR turns colours off."
    )


def _speak_utf8() -> None:
    """UTF-8 out, whatever the locale; what can't be encoded is escaped, never an error."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by the shell: >&-
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _fail(message: str, code: int) -> int:
    from contextlib import suppress

    from reader.cli.output import printable

    with suppress(OSError):  # where nobody listens, the exit code still tells
        print("tifa:", printable(" ".join(message.split())), file=sys.stderr)
    return code


def _explain(error: Exception) -> str:
    """One line for what is not a TifaError: the system's errors, and faults of our own."""
    sqlite3 = sys.modules.get("sqlite3")
    if sqlite3 is not None and isinstance(error, sqlite3.Error):
        from reader.storage.database import is_damage

        if is_damage(error):
            return f"the database is damaged ({error}); `tifa restore` brings a backup back"
        return f"the database cannot be used ({error}); `tifa doctor` tells more"
    if isinstance(error, OSError):
        return str(error) if error.filename is None else f"{error.filename}: {error.strerror}"
    return f"a fault in tifa: {type(error).__name__}: {error} (TIFA_TRACEBACK=1 shows where)"


def _drop_output() -> None:
    """Let what is still buffered go nowhere, so that closing standard output raises nothing."""
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)
    except (OSError, ValueError):
        pass
