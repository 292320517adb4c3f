"""What native code does at its worst: run in place of the process that reads PDFs."""

from __future__ import annotations

import os
import signal
import sys
import time

if sys.stdin.buffer.read() == b"hang":
    time.sleep(60)
os.kill(os.getpid(), getattr(signal, "SIGSEGV", signal.SIGTERM))
