"""Fetch a data set's pinned files: from the user's mirror first, then from each source in turn.

Unfinished downloads lie in `.partial/` and are resumed; a file gets its final name only when its SHA-256 is the pinned one.
"""

import base64
import errno
import fcntl
import gzip
import hashlib
import io
import os
import re
import shutil
import ssl
import sys
import tarfile
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import BinaryIO
from urllib.error import HTTPError
from urllib.parse import unquote, urlsplit
from urllib.request import Request, urlopen

from tqdm import tqdm

from proof.raw.pins import pinned, stored
from proof.source import science
from proof.source.paths import temporary

MIRROR = "PROOF_MIRROR"
SILENCE = 20  # seconds without a byte after which a host is given up
PAUSES = (1, 4, 10)  # seconds before a source is asked again
TEMPORARY = {408, 425, 429, 500, 502, 503, 504}  # HTTP statuses that may go away
BLOCK = 1 << 18
SLOWEST = 1000  # bytes a second, over SILENCE seconds: a host that sends fewer is given up
LARGEST_RATIO = 10  # of an archive to its download: CIFAR-10's pictures hardly compress
SLACK = 1 << 16  # bytes; with one per cent of the size, more than gzip adds to data that it cannot compress
GZIP = b"\x1f\x8b"


class Unusable(Exception):
    """Why a source did not give the file; `temporary` if asking again may help, `silent` if its host sent nothing."""

    def __init__(self, words: str, temporary: bool = False, silent: bool = False):
        super().__init__(words)
        self.temporary, self.silent = temporary or silent, silent


class TooSlow(Unusable):
    """A host that sends, but so little that nobody can wait for it."""


@dataclass(frozen=True)
class Wanted:
    """One pinned file, and where it goes."""

    name: str  # <data set>/<file>, for messages
    target: Path
    mirrored: str  # what a mirror calls it
    sha256: str
    size: int
    largest: int  # bytes that a download of it may have
    sources: list[str]

    @property
    def disk_space(self) -> int:
        """The bytes of disk that it may need while it is unpacked."""
        return self.size + self.largest


@dataclass
class Bounded:
    """A stream that is not trusted: it may give `left` bytes at most, and its errors become Unusable."""

    stream: BinaryIO
    left: int

    def read(self, size: int = BLOCK) -> bytes:
        """The next bytes, as many as there are."""
        try:
            block = self.stream.read(size)
        except EOFError:
            raise Unusable("it ends in the middle") from None
        except (OSError, zlib.error) as problem:
            raise Unusable(f"it is damaged ({problem})") from None
        self.left -= len(block)
        if self.left < 0:
            raise Unusable("it holds more than the pinned size")
        return block


def fetch(dataset: str) -> None:
    """Store all files that a data set downloads, unpacked and checked; files that are stored already are not downloaded."""
    files = wanted(dataset)
    if not files:  # the data set is made from others, or from an installed package
        return
    partial = files[0].target.parent / ".partial"
    try:
        partial.mkdir(parents=True, exist_ok=True)
        with locked(partial / "lock", dataset):
            fetch_missing(files)
            shutil.rmtree(partial, ignore_errors=True)
    except OSError as problem:
        raise SystemExit(not_stored(dataset, partial.parent, sum(file.disk_space for file in files), problem)) from None


def wanted(dataset: str) -> list[Wanted]:
    """The files of a data set that are downloaded."""
    entry = pinned().get(dataset, {"files": {}})
    mirror = os.environ.get(MIRROR, "").strip()
    return [
        Wanted(
            name=f"{dataset}/{file}",
            target=stored(dataset, file),
            mirrored=f"{entry['mirror']}/{file}",
            sha256=pin["sha256"],
            size=pin["size"],
            largest=pin.get("archive_size", pin["size"]) * 101 // 100 + SLACK,
            sources=in_mirror(mirror, f"{entry['mirror']}/{file}") + pin["sources"],
        )
        for file, pin in entry["files"].items()
        if "sources" in pin
    ]


def in_mirror(mirror: str, file: str) -> list[str]:
    """The places in the user's mirror that may hold a file; none without a mirror."""
    if not mirror:
        return []
    if urlsplit(mirror).scheme == "file":
        mirror = unquote(urlsplit(mirror).path)
    root = mirror.rstrip("/") if is_url(mirror) else str(Path(mirror).expanduser().resolve())
    return [f"{root}/{file}", f"{root}/{file}.gz"]


def is_url(source: str) -> bool:
    """Is this source a URL, and not a path?"""
    return source.lower().startswith(("http://", "https://"))


def public(source: str) -> str:
    """A source without name and password, for messages."""
    return re.sub(r"(?<=//)[^/@]*@", "", source)


def request(url: str, headers: dict[str, str]) -> Request:
    """A request for a URL, whose name and password go into a header, and to no host that it may send us on to."""
    name, _, _ = urlsplit(url).netloc.rpartition("@")
    asked = Request(public(url), headers=headers)
    if name:
        asked.add_unredirected_header("Authorization", f"Basic {base64.b64encode(unquote(name).encode()).decode()}")
    return asked


def is_here(file: Wanted) -> bool:
    """Is the stored file the pinned one?"""
    if not file.target.is_file():
        return False
    with file.target.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == file.sha256


def length(path: Path) -> int:
    """A file's size, 0 where there is none."""
    return path.stat().st_size if path.exists() else 0


@contextmanager
def locked(lock: Path, dataset: str) -> Iterator[None]:
    """Hold the lock that lets one process at a time fetch a data set; it ends with the process, even a killed one."""
    with lock.open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(f"{dataset}: waiting for another process that is fetching it")
            fcntl.flock(handle, fcntl.LOCK_EX)
        except OSError:
            pass  # a file system without locks: names with a process number still keep two writers apart
        yield


def fetch_missing(files: list[Wanted]) -> None:
    """Fetch each file that is not stored yet; hosts that failed are asked last for the files that follow."""
    failed_hosts: set[str] = set()
    for part in files[0].target.parent.glob("*.tmp"):  # of a process that was killed: we hold the lock
        part.unlink()
    for file in files:
        if not is_here(file):
            fetch_file(file, failed_hosts)


def fetch_file(file: Wanted, failed_hosts: set[str]) -> None:
    """Fetch one file from the first source that gives the pinned content."""
    failures = []
    for source in sorted(file.sources, key=lambda source: urlsplit(source).netloc in failed_hosts):
        start = time.monotonic()
        try:
            fetch_from(source, file)
            return say(f"{file.name}: {megabytes(file.size)} from {public(source)} in {time.monotonic() - start:.1f} s")
        except Unusable as problem:
            failures.append(f"  {public(source)}: {problem}")
            failed_hosts |= {urlsplit(source).netloc} if problem.temporary else set()
        except OSError as problem:
            raise SystemExit(not_stored(file.name, file.target.parent, file.disk_space, problem)) from None
    raise SystemExit(no_source_left(file, failures))


def fetch_from(source: str, file: Wanted) -> None:
    """Store the file from one source, a path or a URL."""
    if not is_url(source):
        return store(Path(source), "", file)
    url, _, member = source.partition("#")
    name = f"{Path(urlsplit(url).path).name}.{hashlib.sha256(url.encode()).hexdigest()[:8]}"  # one partial file a URL
    packed = file.target.parent / ".partial" / name
    part = packed.with_name(f"{name}.part")
    older = packed.exists() or part.exists()
    if not packed.exists():
        download(url, part, file)
        part.replace(packed)
    try:
        store(packed, member, file)
    except Unusable:
        packed.unlink()
        if not older:
            raise
        fetch_from(source, file)  # what an earlier run left may be damaged: once more, from the first byte


def download(url: str, part: Path, file: Wanted) -> None:
    """Download a URL into `part`; after temporary failures again, for as long as more bytes come or pauses are left."""
    longest, pauses, attempts = length(part), iter(PAUSES), 0
    while True:
        attempts += 1
        try:
            return receive(url, part, file)
        except TooSlow:
            raise
        except Unusable as problem:
            grown = length(part) > longest
            if grown:
                longest, pauses = length(part), iter(PAUSES)
            pause = next(pauses, None)
            if not problem.temporary or pause is None or (problem.silent and not grown):
                times = f" (asked {attempts} times)" if attempts > 1 else ""
                raise Unusable(f"{problem}{times}", problem.temporary, problem.silent) from None
            say(f"{file.name}: {problem}, so {urlsplit(public(url)).netloc} is asked again in {pause} s")
            time.sleep(pause)


def receive(url: str, part: Path, file: Wanted) -> None:
    """Receive what `part` still lacks, or the whole file where the host cannot resume."""
    with ask(url, part) as response:
        start = length(part) if response.status == 206 else 0
        rest = response.headers.get("Content-Length", "")
        total = start + int(rest) if rest.isdecimal() else None
        blocks = blocks_of(response)
        first = next(blocks, b"")
        if not start and is_html(first):  # checked before anything is written: what `part` holds may be good
            raise Unusable("an HTML page came instead")
        with part.open("ab" if start else "wb") as out, bar(file.name, start, total) as progress:
            while first:
                progress.update(out.write(first))
                stop_if_too_large(max(total or 0, out.tell()), part, file)
                first = next(blocks, b"")
    if total is not None and length(part) < total:
        raise Unusable(f"the connection closed after {length(part):,} of {total:,} bytes", temporary=True)


def ask(url: str, part: Path) -> HTTPResponse:
    """The host's answer to a request for what comes after `part`."""
    have = length(part)
    headers = {"User-Agent": science.PACKAGE} | ({"Range": f"bytes={have}-"} if have else {})
    try:
        response = urlopen(request(url, headers), timeout=SILENCE)
    except HTTPError as problem:
        with problem:
            if problem.code == 416:  # there is nothing after `part`, which is not what this host has
                part.unlink(missing_ok=True)
            again = problem.code in TEMPORARY or (problem.code == 416 and have > 0)
            raise Unusable(f"{problem.code} {problem.reason}", temporary=again) from None
    except (OSError, HTTPException, ValueError) as problem:
        raise network_error(problem) from None
    if response.status == 206 and not response.headers.get("Content-Range", "").startswith(f"bytes {have}-"):
        response.close()
        part.unlink(missing_ok=True)
        raise Unusable("it went on at another byte than asked", temporary=True)
    return response


def blocks_of(response: HTTPResponse) -> Iterator[bytes]:
    """The blocks of an answer as they come; network errors become Unusable here, so that any other OSError is the disk's."""
    began, received = time.monotonic(), 0
    while True:
        try:
            block = response.read1(BLOCK)
        except (OSError, HTTPException, ValueError) as problem:
            raise network_error(problem) from None
        if not block:
            return
        received += len(block)
        if (seconds := time.monotonic() - began) > SILENCE:
            if received < SLOWEST * seconds:
                raise TooSlow(f"only {received / seconds:,.0f} bytes a second came", temporary=True)
            began, received = time.monotonic(), 0
        yield block


def network_error(problem: Exception) -> Unusable:
    """A network error as Unusable, with its words."""
    reason = getattr(problem, "reason", problem)
    if isinstance(reason, TimeoutError):
        return Unusable(f"no byte came for {SILENCE} s", silent=True)
    words = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
    return Unusable(words, temporary=not isinstance(reason, ssl.SSLCertVerificationError | ValueError))


def stop_if_too_large(size: int, part: Path, file: Wanted) -> None:
    """Stop a download that is, or says that it will be, larger than the pinned file can be."""
    if size > file.largest:
        part.unlink()
        raise Unusable(f"it sends {size:,} bytes or more, and {file.largest:,} is the most that can be right")


def store(packed: Path, member: str, file: Wanted) -> None:
    """Unpack to a temporary name, and move it to the final one if it is the pinned content."""
    part = temporary(file.target)
    digest = hashlib.sha256()
    try:
        with unpacked(packed, member, file) as stream, part.open("wb") as out:
            while block := stream.read():
                digest.update(block)
                out.write(block)
            out.flush()
            os.fsync(out.fileno())
            if out.tell() < file.size:
                raise Unusable(f"it ends after {out.tell():,} of {file.size:,} bytes")
        if digest.hexdigest() != file.sha256:
            raise Unusable(f"its SHA-256 is {digest.hexdigest()[:12]}..., not the pinned {file.sha256[:12]}...")
        part.replace(file.target)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def unpacked(packed: Path, member: str, file: Wanted) -> Iterator[Bounded]:
    """The content of a plain file, of a gzip file (known by its first bytes, not its name), or of an archive's member."""
    with opened(packed) as stream:
        head = Bounded(stream, 1024).read(1024)
        stream.seek(0)
        if is_html(head):
            raise Unusable("it is an HTML page")
        plain = gzip.GzipFile(fileobj=stream) if head.startswith(GZIP) else stream
        if member:
            plain = member_content(member, Bounded(plain, LARGEST_RATIO * file.largest), file.size)
        yield Bounded(plain, file.size)


def opened(path: Path) -> BinaryIO:
    """A file to read; Unusable with the reason where it cannot be opened, or is a pipe that nobody may ever write to."""
    if path.exists() and not path.is_file():
        raise Unusable("not a file")
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise Unusable("not there") from None
    except OSError as problem:
        raise Unusable(problem.strerror) from None


def member_content(member: str, archive: Bounded, size: int) -> BinaryIO:
    """The content of one member of an archive, in memory: no path in it is written to, and no link is followed."""
    try:
        with tarfile.open(fileobj=archive, mode="r|") as tar:
            info = next((entry for entry in tar if entry.name == member), None)
            if info is None:
                raise Unusable(f"it has no {member}")
            if not info.isreg() or info.size != size:
                raise Unusable(f"its {member} is not a regular file of {size:,} bytes")
            return io.BytesIO(tar.extractfile(info).read())
    except (tarfile.TarError, ValueError, LookupError, ArithmeticError) as problem:
        raise Unusable(f"it is no archive that can be read ({problem})") from None


def is_html(head: bytes) -> bool:
    """Do these first bytes begin a web page? No data file of ours starts with an angle bracket."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and b"html" in head[:1024].lower()


def bar(name: str, start: int, total: int | None) -> tqdm:
    """A progress bar, shown on a terminal only."""
    screen = shutil.get_terminal_size()  # not 0 x 0, as a terminal in a container may say: tqdm would show nothing
    return tqdm(
        desc=name,
        initial=start,
        total=total,
        unit="B",
        unit_scale=True,
        leave=False,
        disable=None,
        ncols=screen.columns,
        nrows=screen.lines,
        bar_format="{desc}: {percentage:3.0f}% |{bar}| {n_fmt}/{total_fmt} {rate_fmt}",
    )


def say(line: str) -> None:
    """Print a line to the terminal, above any progress bar."""
    tqdm.write(line, file=sys.stderr)


def megabytes(size: int) -> str:
    """A size for people."""
    return f"{size / 1e6:,.2f} MB"


def not_stored(name: str, folder: Path, size: int, problem: OSError) -> str:
    """The error message where a file cannot be stored."""
    folder = folder.resolve()
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return (
            f"the disk is full: {name} needs up to {megabytes(size)} in {folder} while it is unpacked, "
            "so free that much there and run the same command again (what was downloaded so far is kept)"
        )
    return (
        f"{name} cannot be stored in {folder} ({problem.strerror}): make that folder writable, and run the same command again"
    )


def no_source_left(file: Wanted, failures: list[str]) -> str:
    """The error message where no source gave a file."""
    fix = f"check the connection, or point {MIRROR} at a folder or URL that holds {file.mirrored} or {file.mirrored}.gz"
    what = f"{file.name} could not be fetched from any source:"
    return "\n".join([what, *failures, f"{fix}, and run the same command again"])
