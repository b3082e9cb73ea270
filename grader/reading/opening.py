"""May this file be read at all?

Regular files only, opened without following a link and without waiting for a pipe, their size looked at on
the open descriptor.
"""

from __future__ import annotations

import errno
import os
import stat

from grader.reading.decoding import LIMIT
from grader.reading.faults import fault
from grader.report import Problem

FLAGS = os.O_RDONLY
for flag in (
    "O_NOFOLLOW",
    "O_NONBLOCK",
    "O_CLOEXEC",
    "O_NOCTTY",
    "O_BINARY",
):  # as far as the system has them
    FLAGS |= getattr(os, flag, 0)

REASONS = {
    errno.ENOENT: fault("no-file"),
    errno.ENOTDIR: fault("no-file"),
    errno.ENAMETOOLONG: fault("no-file"),
    errno.EINVAL: fault("no-file"),
    errno.EISDIR: fault("folder"),
    errno.ELOOP: fault("not-a-file", what="a link to another file"),
    errno.EMLINK: fault("not-a-file", what="a link to another file"),
    errno.ENXIO: fault("not-a-file", what="a socket or device"),
    errno.EACCES: fault("cannot-open", why="there is no permission to"),
    errno.EPERM: fault("cannot-open", why="there is no permission to"),
}


class FileRefused(Exception):
    """The file is not read; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def open_submission(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a regular file of at most 1 MiB; raises `FileRefused`."""
    try:
        descriptor = os.open(path, FLAGS)
        try:
            return _bytes(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        unread = fault("cannot-open", why="the system does not give it")
        raise FileRefused(REASONS.get(error.errno or 0, unread)) from error
    except ValueError as error:  # a NUL in the path
        raise FileRefused(fault("no-file")) from error


def _bytes(descriptor: int) -> bytes:
    found = os.fstat(descriptor)
    if stat.S_ISDIR(found.st_mode):
        raise FileRefused(fault("folder"))
    if not stat.S_ISREG(found.st_mode):
        raise FileRefused(fault("not-a-file", what="a pipe, socket or device"))
    if found.st_size > LIMIT:
        raise FileRefused(fault("too-big"))
    with open(descriptor, "rb", closefd=False) as file:
        source = file.read(LIMIT + 1)  # it may be growing
    if len(source) > LIMIT:
        raise FileRefused(fault("too-big"))
    return source
