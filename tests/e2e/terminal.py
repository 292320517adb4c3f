"""The real program in a real pty, its screen read with pyte."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType

import pyte

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "pagedown": "\x1b[6~",
    "space": " ",
    "ctrl+q": "\x11",
}


class Terminal:
    """A program in a terminal of so many columns and rows."""

    def __init__(
        self,
        arguments: Sequence[str],
        environ: Mapping[str, str],
        size: tuple[int, int] = (100, 32),
    ) -> None:
        """Starts `python -m reader ARGUMENTS` (or any command that begins with a path)."""
        columns, rows = size
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.started = time.perf_counter()
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "reader", *arguments]
            if not arguments or not arguments[0].startswith("/")
            else list(arguments),
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **environ},
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # so that it can hang up
        )
        os.close(slave)
        self._master = master

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        if self._master >= 0:
            os.close(self._master)

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self.screen.display)

    def read(self, seconds: float = 0.05) -> bool:
        """Take in what the program writes; False once it has closed the terminal."""
        try:
            while select.select([self._master], [], [], seconds)[0]:
                data = os.read(self._master, 65536)
                if not data:
                    return False
                self._stream.feed(data)
                seconds = 0
        except OSError:
            return False
        return True

    def wait_for(self, wanted: str | Callable[[str], object], seconds: float = 30) -> str:
        """Wait until `wanted` stands on the screen, and give the screen; else AssertionError."""
        fits = wanted if callable(wanted) else (lambda text: wanted in text)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            open_ = self.read()
            if fits(self.text):
                return self.text
            if not open_:
                break
        raise AssertionError(f"{wanted!r} did not appear in {seconds} s:\n{self.text}")

    def press(self, *keys: str) -> None:
        """Type keys, by name or as they are."""
        for key in keys:
            os.write(self._master, KEYS.get(key, key).encode())
            # A program takes Escape and a key right behind it for Alt and that key.
            pause = time.monotonic() + (0.4 if key == "escape" else 0.1)
            while (left := pause - time.monotonic()) > 0:
                self.read(left)

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, size)
        self.screen.resize(rows, columns)
        os.killpg(self.process.pid, signal.SIGWINCH)

    def hang_up(self) -> None:
        """Close the terminal, as when its window is closed."""
        os.close(self._master)
        self._master = -1

    def wait_closed(self, seconds: float = 10) -> int:
        """Wait until the program has ended, and give its exit code."""
        end = time.monotonic() + seconds
        while self.read() and time.monotonic() < end:
            pass
        return self.process.wait(timeout=seconds)
