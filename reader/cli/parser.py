"""Arguments, by argparse; what is wrong with them is one line."""

from __future__ import annotations

import argparse
import sys
from types import ModuleType
from typing import NoReturn

from reader.errors import TifaError


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise TifaError(f"{message}; see `{self.prog} --help`")


def parse(name: str, command: ModuleType, argv: list[str]) -> argparse.Namespace | int:
    """The arguments of a command, or the exit code where `--help` was asked and answered.

    Raises TifaError on wrong usage.
    """
    parser = _Parser(prog=f"tifa {name}", description=command.HELP, allow_abbrev=False)
    command.add_arguments(parser)
    try:
        return parser.parse_args(argv)
    except SystemExit as end:  # after --help
        sys.stdout.flush()
        return end.code if isinstance(end.code, int) else 0
