"""Can SymPy prove that two trees are equal?

SymPy runs in a helper process, and every proof in a fork of it that is killed at its deadline: no proof
leaves anything behind, so the order of the questions does not matter.  The deadline counts work, not the
clock, so that a busy machine gives the same answers. Failure of any sort is `cannot tell`,
never `different`. One helper serves a whole run; it is started when it is first needed."""

from __future__ import annotations

import atexit
import os
import pickle
import select
import signal
import struct
import subprocess
import sys
from contextlib import suppress
from typing import IO

from derivations.language.scope import Scope
from derivations.language.tree import Tree

DEADLINE = 0.5  # seconds of work for one proof
PATIENCE = 6.0  # seconds by the clock, in which a busy machine does that much work too
START = 10.0  # seconds for SymPy to be imported, once
GRACE = 0.2  # seconds more until a helper that does not keep the deadline is killed itself
MEMORY = 1_500_000_000  # bytes of address space: SymPy alone takes 424 MB
MOST_NODES = 150  # of both trees together: beyond that SymPy does not come back in time


def proves_equal(wanted: Tree, given: Tree, scope: Scope) -> bool:
    """True only if SymPy shows that the difference is zero."""
    if sum(1 for tree in (wanted, given) for _ in tree.walk()) > MOST_NODES:
        return False
    return _helper.ask((wanted, given, scope.domains))


def warm() -> None:
    """Start the helper without waiting for it: for runs of many comparisons."""
    _helper.start()


class _Helper:
    """The helper process, started late and again after it was killed."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.ready = False

    def ask(self, question: object) -> bool:
        process = self.start()
        assert process.stdin is not None
        assert process.stdout is not None
        if not self.ready:
            if not _readable(process.stdout, START) or process.stdout.read(1) != b"r":
                self.stop()
                return False
            self.ready = True
        try:
            write_frame(process.stdin, pickle.dumps(question))
        except OSError:
            self.stop()
            return False
        if not _readable(process.stdout, PATIENCE + GRACE):
            self.stop()
            return False
        answer = process.stdout.read(1)
        if not answer:
            self.stop()
        return answer == b"y"

    def start(self) -> subprocess.Popen[bytes]:
        if self.process is None:
            self.ready = False
            self.process = subprocess.Popen(
                [sys.executable, "-m", "derivations.equality.proving"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        return self.process

    def stop(self) -> None:
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)  # it leads a group of its own: what it forked too
            for pipe in (self.process.stdin, self.process.stdout):
                if pipe is not None:
                    try:
                        pipe.close()
                    except BrokenPipeError:  # what was not sent will not be read any more
                        continue
            self.process.wait()
            self.process = None


def _readable(pipe: IO[bytes], seconds: float) -> bool:
    return bool(select.select([pipe], [], [], seconds)[0])


def write_frame(pipe: IO[bytes], body: bytes) -> None:
    pipe.write(struct.pack(">I", len(body)) + body)
    pipe.flush()


def read_frame(pipe: IO[bytes]) -> bytes | None:
    head = pipe.read(4)
    return pipe.read(struct.unpack(">I", head)[0]) if len(head) == 4 else None


_helper = _Helper()
atexit.register(_helper.stop)
