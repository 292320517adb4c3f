"""Style, types and the direction of imports, by the tools that know them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT

# import-linter has no `python -m`.
LINT_IMPORTS = "from importlinter.cli import lint_imports_command as lint; lint()"


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["-m", "ruff", "check", "--quiet", "."], id="ruff"),
        pytest.param(["-m", "mypy", "--no-error-summary"], id="mypy"),
        pytest.param(["-c", LINT_IMPORTS, "--no-cache", "--no-logo"], id="lint-imports"),
    ],
)
def test_clean(command: list[str]) -> None:
    done = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
