"""Downloading, against a real server that misbehaves in every way we could think of."""

import base64
import errno
import gzip
import hashlib
import io
import os
import random
import signal
import subprocess
import sys
import tarfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from proof.raw import fetch as module
from proof.raw import pins
from proof.raw.fetch import fetch

CONTENT = random.Random(0).randbytes(300_000)  # larger than one block, and gzip cannot shrink it
HTML = b"<!DOCTYPE html>\n<html><body>502 Bad Gateway</body></html>"
SOURCE_FOLDER = Path(module.__file__).parents[2]


class Server(ThreadingHTTPServer):
    """Serves what `pages` says under each path, and remembers what it was asked and how much it sent."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages, self.asked, self.sent = {}, [], []
        self.released = threading.Event()  # what stalls, stalls until then

    def handle_error(self, *_):
        """A client that leaves early is no news."""

    def url(self, path):
        return f"http://127.0.0.1:{self.server_port}{path}"


class Handler(BaseHTTPRequestHandler):
    """Hands each request to the page's own function."""

    def do_GET(self):
        self.server.asked.append((self.path, self.headers.get("Range")))
        self.server.pages.get(self.path, missing)(self)

    def reply(self, status, headers, body):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(body)
        self.server.sent.append(len(body))

    def log_message(self, *_):
        pass


def missing(handler):
    handler.reply(404, {"Content-Length": 0}, b"")


def answer(status, headers, body=b""):
    """Always the same answer."""
    return lambda handler: handler.reply(status, headers, body)


def serve(body):
    """Answers well, but always from the first byte."""
    return answer(200, {"Content-Length": len(body)}, body)


def serve_ranges(body, truncate_at=None):
    """Answers well, from any byte on; the first `truncate_at` lets the connection close too early."""
    cuts = [truncate_at] if truncate_at else []

    def page(handler):
        start = int(handler.headers.get("Range", "bytes=0-")[6:-1])
        headers = {"Content-Length": len(body) - start}
        if start:
            headers["Content-Range"] = f"bytes {start}-{len(body) - 1}/{len(body)}"
        handler.reply(206 if start else 200, headers, body[start : cuts.pop() if cuts else None])

    return page


def truncate(body, kept):
    """Promises the whole and closes after a part, each time."""
    return answer(200, {"Content-Length": len(body)}, body[:kept])


def stall(body, after):
    """Falls silent in the middle, or before the first byte."""

    def page(handler):
        if after:
            handler.reply(200, {"Content-Length": len(body)}, body[:after])
        handler.server.released.wait(10)

    return page


def in_turn(*pages):
    """One page for each request, the last one for all that follow."""
    left = list(pages)
    return lambda handler: (left.pop(0) if len(left) > 1 else left[0])(handler)


@pytest.fixture
def server():
    running = Server()
    threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield running
    running.released.set()
    running.shutdown()
    running.server_close()


@pytest.fixture(autouse=True)
def workspace(tmp_path, monkeypatch):
    """An empty working folder, short patience, and no proxy between us and the server."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pins, "PINS", tmp_path / "sources.toml")
    monkeypatch.setattr(module, "SILENCE", 0.3)
    monkeypatch.setattr(module, "PAUSES", (0.01, 0.02))
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.delenv(module.MIRROR, raising=False)
    return tmp_path


def pin(*sources, files=("file.bin",), content=CONTENT, extra=""):
    """Write a pins table of one data set, `small_set`, that mirrors call `small-set`."""
    text = '[small_set]\nmirror = "small-set"\n'
    for file in files:
        text += f'[small_set.files."{file}"]\nsha256 = "{hashlib.sha256(content).hexdigest()}"\n'
        text += f"size = {len(content)}\nsources = {list(sources)}\n{extra}\n"
    pins.PINS.write_text(text)


def target(file="file.bin"):
    return pins.stored("small_set", file)


def partial():
    return target().parent / ".partial"


def left_lying():
    """The files that are neither final nor meant to be resumed."""
    return [path.name for path in Path("results").rglob("*") if path.suffix == ".tmp"]


def refused():
    """The sentence with which fetching fails; whatever happens, nothing half-made has the final name."""
    with pytest.raises(SystemExit) as stop:
        fetch("small_set")
    assert not target().exists()
    assert left_lying() == []
    sentence = str(stop.value)
    assert "small_set/file.bin" in sentence
    return sentence


def tar_gz(*members):
    """An archive of (name, content) pairs, or of ready-made TarInfos for what is no regular file."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        for member in members:
            if isinstance(member, tarfile.TarInfo):
                tar.addfile(member)
            else:
                entry = tarfile.TarInfo(member[0])
                entry.size = len(member[1])
                tar.addfile(entry, io.BytesIO(member[1]))
    return packed.getvalue()


def link(name, to, kind=tarfile.SYMTYPE):
    """What is no regular file, but says that it has the pinned size."""
    entry = tarfile.TarInfo(name)
    entry.type, entry.linkname, entry.size = kind, to, len(CONTENT)
    return entry


# What goes well.


@pytest.mark.parametrize("body", [CONTENT, gzip.compress(CONTENT)], ids=["plain", "gzip"])
def test_a_file_is_stored_unpacked_and_its_partial_copy_is_gone(server, body):
    server.pages["/file.gz"] = serve(body)
    pin(server.url("/file.gz"))
    fetch("small_set")
    assert target().read_bytes() == pins.content("small_set", "file.bin") == CONTENT
    assert [path.name for path in target().parent.iterdir()] == ["file.bin"]


def test_a_file_that_is_here_and_right_costs_no_network(server):
    server.pages["/file"] = serve(CONTENT)
    pin(server.url("/file"))
    fetch("small_set")
    fetch("small_set")
    assert len(server.asked) == 1


@pytest.mark.parametrize("content", [CONTENT[:-1], CONTENT[:-1] + b"?"], ids=["shorter", "changed"])
def test_a_stored_file_that_is_not_the_pinned_one_is_replaced(server, content):
    server.pages["/file"] = serve(CONTENT)
    pin(server.url("/file"))
    target().parent.mkdir(parents=True)
    target().write_bytes(content)
    fetch("small_set")
    assert target().read_bytes() == CONTENT


def test_a_data_set_without_downloads_needs_nothing(workspace):
    pin()
    fetch("made_here")
    assert not Path("results").exists()


def test_without_a_terminal_each_file_is_one_plain_line(server, capsys):
    server.pages["/file"] = serve(CONTENT)
    pin(server.url("/file"), files=("a.bin", "b.bin"))
    fetch("small_set")
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in lines] == ["small_set/a.bin", "small_set/b.bin"]
    assert "0.30 MB" in lines[0] and server.url("/file") in lines[0]


def test_on_a_terminal_a_bar_shows_size_and_speed():
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    shown = Terminal()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stderr", shown)
        with module.bar("small_set/file.bin", 0, 3_000_000) as progress:
            progress.update(1_500_000)
            progress.refresh()
    assert "small_set/file.bin" in shown.getvalue() and "1.50M/3.00M" in shown.getvalue() and "B/s" in shown.getvalue()


# The user's mirror.


@pytest.mark.parametrize(("ending", "body"), [("", CONTENT), (".gz", gzip.compress(CONTENT))], ids=["plain", "gzip"])
def test_a_mirror_folder_is_asked_before_any_host(server, tmp_path, monkeypatch, ending, body):
    kept = tmp_path / "mirror" / "small-set" / f"file.bin{ending}"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(body)
    monkeypatch.setenv(module.MIRROR, str(tmp_path / "mirror"))
    pin(server.url("/file"))
    fetch("small_set")
    assert target().read_bytes() == CONTENT
    assert kept.read_bytes() == body
    assert server.asked == []


@pytest.mark.parametrize("slash", ["", "/"])
def test_a_mirror_url_is_asked_before_the_pinned_sources(server, monkeypatch, slash):
    server.pages["/mirror/small-set/file.bin.gz"] = serve(gzip.compress(CONTENT))
    monkeypatch.setenv(module.MIRROR, server.url(f"/mirror{slash}"))
    pin(server.url("/file"))
    fetch("small_set")
    assert [path for path, _ in server.asked] == ["/mirror/small-set/file.bin", "/mirror/small-set/file.bin.gz"]


def test_the_password_of_a_mirror_is_sent_and_never_told(server, monkeypatch, capsys):
    sent = []

    def page(handler):
        sent.append(handler.headers.get("Authorization"))
        serve(CONTENT)(handler)

    server.pages["/small-set/file.bin"] = page
    monkeypatch.setenv(module.MIRROR, server.url("").replace("//", "//me:s%40cret@"))
    pin(server.url("/file"))
    fetch("small_set")
    assert sent == [f"Basic {base64.b64encode(b'me:s@cret').decode()}"]
    assert f"from {server.url('/small-set/file.bin')} in" in capsys.readouterr().err
    target().unlink()
    del server.pages["/small-set/file.bin"]
    assert "cret" not in refused() + capsys.readouterr().err


def test_a_pipe_in_a_mirror_is_not_waited_for(server, tmp_path, monkeypatch):
    (tmp_path / "small-set").mkdir()
    os.mkfifo(tmp_path / "small-set/file.bin")
    monkeypatch.setenv(module.MIRROR, str(tmp_path))
    pin(server.url("/file"))
    assert "small-set/file.bin: not a file" in refused()


def test_a_damaged_file_in_a_mirror_is_left_alone_and_the_next_source_serves(server, tmp_path, monkeypatch):
    kept = tmp_path / "mirror" / "small-set" / "file.bin.gz"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(gzip.compress(CONTENT)[:-40_000])
    monkeypatch.setenv(module.MIRROR, f"file://{tmp_path}/mirror")
    server.pages["/file"] = serve(CONTENT)
    pin(server.url("/file"))
    fetch("small_set")
    assert target().read_bytes() == CONTENT
    assert kept.exists()


def test_a_web_page_that_was_saved_into_a_mirror_is_told(tmp_path, monkeypatch):
    kept = tmp_path / "mirror" / "small-set" / "file.bin"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(HTML)
    monkeypatch.setenv(module.MIRROR, str(tmp_path / "mirror"))
    pin()
    assert f"{kept}: it is an HTML page" in refused()


def test_when_nothing_is_left_the_sentence_names_each_try_and_the_way_out(server, tmp_path, monkeypatch):
    monkeypatch.setenv(module.MIRROR, str(tmp_path / "mirror"))
    pin(server.url("/gone"))
    sentence = refused()
    assert f"{tmp_path}/mirror/small-set/file.bin.gz: not there" in sentence
    assert f"{server.url('/gone')}: 404 Not Found" in sentence
    assert "point PROOF_MIRROR at a folder or URL that holds small-set/file.bin or" in sentence


# Hosts that lie, break off, or say nothing.


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (serve(CONTENT[:-1] + b"?"), "not the pinned"),
        (serve(CONTENT[:-5]), "ends after 299,995 of 300,000 bytes"),
        (serve(gzip.compress(CONTENT)[:-5]), "ends in the middle"),
        (serve(gzip.compress(CONTENT)[:9000] + bytes(9000)), "damaged"),
        (serve(HTML), "an HTML page came instead"),
        (serve(b"\xef\xbb\xbf\n <HTML>"), "an HTML page came instead"),
        (serve(b""), "ends after 0 of 300,000 bytes"),
        (serve(gzip.compress(bytes(50_000_000))), "holds more than the pinned size"),
        (serve(bytes(400_000)), "400,000 bytes or more"),
        (truncate(CONTENT, 1000), "closed after 1,000 of 300,000 bytes (asked 3 times)"),
        (truncate(CONTENT, 0), "(asked 3 times)"),
        (stall(CONTENT, 0), "no byte came for 0.3 s"),
        (stall(CONTENT, 1000), "no byte came for 0.3 s"),
        (answer(503, {}), "503 Service Unavailable (asked 3 times)"),
        (answer(403, {}, HTML), "403 Forbidden"),
        (answer(302, {"Location": "file:///etc/passwd"}), "302"),
        (lambda handler: handler.wfile.write(b"nonsense\r\n\r\n"), "nonsense"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bad_source_is_told_and_the_next_one_serves(server, page, told):
    server.pages["/bad"] = page
    server.pages["/good"] = serve(CONTENT)
    pin(server.url("/bad"))
    assert told in refused()
    pin(server.url("/bad"), server.url("/good"))
    fetch("small_set")
    assert target().read_bytes() == CONTENT
    assert left_lying() == []


def test_the_final_name_appears_at_once_or_not_at_all(server, monkeypatch):
    def stopped(source, destination):
        return interrupt() if destination == target() else rename(source, destination)

    rename = Path.replace
    server.pages["/file"] = serve(CONTENT)
    pin(server.url("/file"))
    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        fetch("small_set")
    assert not target().exists()
    assert left_lying() == []


def test_a_host_that_never_stops_sending_is_left_in_time(server):
    def flood(handler):
        handler.reply(200, {}, b"")
        for _ in range(200):
            handler.wfile.write(bytes(100_000))

    server.pages["/flood"] = flood
    pin(server.url("/flood"))
    assert "is the most that can be right" in refused()
    assert sum(path.stat().st_size for path in partial().iterdir()) == 0


def test_a_host_that_drips_is_left_and_asked_once(server):
    def drip(handler):
        handler.reply(200, {"Content-Length": len(CONTENT)}, b"")
        for _ in range(100):
            handler.wfile.write(bytes(3))
            time.sleep(0.05)

    server.pages["/drip"] = drip
    pin(server.url("/drip"))
    start = time.monotonic()
    assert "bytes a second came" in refused()
    assert time.monotonic() - start < 3
    assert len(server.asked) == 1


def test_no_host_at_all_is_a_sentence_too(server):
    pin(server.url("/file"))
    server.server_close()
    assert "Connection refused (asked 3 times)" in refused()


def test_a_silent_host_is_asked_once_and_comes_last_for_the_next_file(server):
    start = time.monotonic()
    with_silence = Server()  # another port, so another host
    threading.Thread(target=with_silence.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    with_silence.pages["/file"] = stall(CONTENT, 0)
    server.pages["/file"] = serve(CONTENT)
    pin(with_silence.url("/file"), server.url("/file"), files=("a.bin", "b.bin", "c.bin"))
    fetch("small_set")
    with_silence.released.set()
    with_silence.shutdown()
    with_silence.server_close()
    assert time.monotonic() - start < 3
    assert len(with_silence.asked) == 1
    assert target("c.bin").read_bytes() == CONTENT


def test_an_error_that_passes_is_waited_out_with_growing_pauses(server, monkeypatch):
    pauses = []
    monkeypatch.setattr(module.time, "sleep", pauses.append)
    server.pages["/file"] = in_turn(answer(500, {}), answer(429, {}), serve(CONTENT))
    pin(server.url("/file"))
    fetch("small_set")
    assert target().read_bytes() == CONTENT
    assert pauses == [0.01, 0.02]


def test_the_pauses_that_are_shipped_grow_and_a_silent_host_is_left_after_20_s():
    shipped = subprocess.run(
        [sys.executable, "-c", "from proof.raw.fetch import PAUSES, SILENCE; print(*PAUSES, SILENCE)"],
        env=os.environ | {"PYTHONPATH": str(SOURCE_FOLDER)},
        capture_output=True,
        check=True,
        text=True,
    )
    *pauses, silence = map(float, shipped.stdout.split())
    assert len(pauses) >= 2 and pauses == sorted(set(pauses))
    assert silence == 20


# Going on where it stopped.


def test_a_broken_download_goes_on_where_it_stopped(server):
    server.pages["/file"] = serve_ranges(CONTENT, truncate_at=100_000)
    pin(server.url("/file"))
    fetch("small_set")
    assert target().read_bytes() == CONTENT
    assert server.asked == [("/file", None), ("/file", "bytes=100000-")]
    assert sum(server.sent) == len(CONTENT)


def test_a_broken_download_starts_over_where_the_host_knows_no_ranges(server):
    server.pages["/file"] = in_turn(truncate(CONTENT, 100_000), serve(CONTENT))
    pin(server.url("/file"))
    fetch("small_set")
    assert target().read_bytes() == CONTENT


def test_many_breaks_are_fine_as_long_as_each_try_brings_more(server):
    breaks = [serve_ranges(CONTENT, truncate_at=30_000 * (n + 1)) for n in range(9)]
    server.pages["/file"] = in_turn(*breaks, serve_ranges(CONTENT))
    pin(server.url("/file"))
    fetch("small_set")
    assert target().read_bytes() == CONTENT
    assert sum(server.sent) == len(CONTENT)


@pytest.mark.parametrize("claimed", ["bytes 0-199999/300000", "bytes 99999-299999/300000", "", "nonsense"])
def test_a_host_that_goes_on_at_another_byte_is_asked_for_the_whole(server, claimed):
    wrong = answer(206, {"Content-Range": claimed, "Content-Length": 5}, b"wrong")
    server.pages["/file"] = in_turn(truncate(CONTENT, 100_000), wrong, serve(CONTENT))
    pin(server.url("/file"))
    fetch("small_set")
    assert target().read_bytes() == CONTENT
    assert [asked for _, asked in server.asked] == [None, "bytes=100000-", None]


def test_a_page_of_a_captive_network_does_not_cost_what_was_already_there(server):
    server.pages["/file"] = in_turn(truncate(CONTENT, 100_000), serve(HTML), serve_ranges(CONTENT))
    pin(server.url("/file"))
    assert "an HTML page came instead" in refused()
    fetch("small_set")
    assert server.asked[-1] == ("/file", "bytes=100000-")
    assert target().read_bytes() == CONTENT


@pytest.mark.parametrize("leftover", [b"?" * 1000, b"?" * len(CONTENT), b"?" * 310_000], ids=["part", "whole", "more"])
def test_a_damaged_leftover_of_an_earlier_run_costs_one_more_download_and_nothing_else(server, leftover):
    def page(handler):
        if handler.headers.get("Range") == "bytes=1000-":
            return serve_ranges(CONTENT)(handler)
        if handler.headers.get("Range"):
            return handler.reply(416, {"Content-Range": "bytes */300000"}, b"")
        return serve(CONTENT)(handler)

    server.pages["/file"] = page
    pin(server.url("/file"))
    with pytest.MonkeyPatch.context() as patch:  # an earlier run, stopped by hand: it leaves a partial file of some name
        patch.setattr(module, "receive", lambda url, part, file: part.write_bytes(leftover) and interrupt())
        with pytest.raises(KeyboardInterrupt):
            fetch("small_set")
    assert len(list(partial().glob("*.part"))) == 1
    fetch("small_set")
    assert target().read_bytes() == CONTENT


def interrupt():
    raise KeyboardInterrupt


COMMAND = """
import sys
from pathlib import Path
from proof.raw import pins
from proof.raw.fetch import fetch
pins.PINS = Path("sources.toml")
fetch("small_set")
"""


def command():
    return subprocess.Popen(
        [sys.executable, "-c", COMMAND],
        env=os.environ | {"PYTHONPATH": str(SOURCE_FOLDER)},
        stderr=subprocess.PIPE,
        text=True,
    )


def until(condition):
    """Wait for something that takes a moment."""
    end = time.monotonic() + 8
    while not condition():
        assert time.monotonic() < end, "it did not happen in 8 s"
        time.sleep(0.01)


def test_a_killed_download_is_finished_by_the_same_command_without_asking_for_it_all_again(server):
    server.pages["/file"] = in_turn(stall(CONTENT, 200_000), serve_ranges(CONTENT))
    pin(server.url("/file"))
    killed = command()
    until(lambda: sum(path.stat().st_size for path in partial().glob("*.part")) > 150_000)
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    assert killed.returncode == -signal.SIGKILL
    assert not target().exists()
    (target().parent / f"file.bin.{killed.pid}.tmp").write_bytes(b"as if it had been killed while unpacking")
    again = command()
    _, said = again.communicate()
    assert again.returncode == 0, said
    assert target().read_bytes() == CONTENT
    assert [path.name for path in target().parent.iterdir()] == ["file.bin"]
    assert server.sent[-1] < 150_000
    assert server.asked[-1][1].startswith("bytes=")


def test_two_commands_at_once_download_once(server):
    def slow(handler):
        time.sleep(0.2)
        serve(CONTENT)(handler)

    server.pages["/file"] = slow
    pin(server.url("/file"))
    both = [command(), command()]
    said = [one.communicate()[1] for one in both]
    assert [one.returncode for one in both] == [0, 0], said
    assert len(server.asked) == 1


# Archives.

ARCHIVE = "extra = 1\narchive_size = 400000"


def test_members_are_read_out_of_one_download(server):
    server.pages["/all.tar.gz"] = serve(tar_gz(("in/other", b"x" * 5000), ("in/file.bin", CONTENT)))
    pin(server.url("/all.tar.gz#in/file.bin"), files=("a.bin", "b.bin"), extra=ARCHIVE)
    fetch("small_set")
    assert target("a.bin").read_bytes() == target("b.bin").read_bytes() == CONTENT
    assert len(server.asked) == 1
    assert sorted(path.name for path in target().parent.iterdir()) == ["a.bin", "b.bin"]


def test_a_broken_download_of_an_archive_goes_on_where_it_stopped(server):
    server.pages["/all.tar.gz"] = serve_ranges(tar_gz(("in/file.bin", CONTENT)), truncate_at=100_000)
    pin(server.url("/all.tar.gz#in/file.bin"), extra=ARCHIVE)
    fetch("small_set")
    assert target().read_bytes() == CONTENT
    assert server.asked[-1] == ("/all.tar.gz", "bytes=100000-")


def test_hostile_names_in_an_archive_are_never_written(server, tmp_path):
    outside = tmp_path.parent / "evil"
    server.pages["/all.tar.gz"] = serve(
        tar_gz(
            ("../evil", b"1"),
            (str(outside), b"2"),
            link("in", str(tmp_path.parent)),
            ("in/evil", b"3"),
            ("in/file.bin", CONTENT),
        )
    )
    pin(server.url("/all.tar.gz#in/file.bin"), extra=ARCHIVE)
    fetch("small_set")
    assert target().read_bytes() == CONTENT
    assert not outside.exists()
    assert [path.name for path in Path("results").rglob("*") if path.is_file()] == ["file.bin"]


@pytest.mark.parametrize(
    ("members", "told"),
    [
        ([link("in/file.bin", "/etc/passwd")], "is not a regular file of 300,000 bytes"),
        ([("in/real", CONTENT), link("in/file.bin", "in/real", tarfile.LNKTYPE)], "is not a regular file"),
        ([link("in/file.bin", "", tarfile.FIFOTYPE)], "is not a regular file"),
        ([("in/file.bin", CONTENT + b"?")], "is not a regular file of 300,000 bytes"),
        ([("in/file.bin", CONTENT[:-1] + b"?")], "not the pinned"),
        ([("./in/file.bin", CONTENT)], "has no in/file.bin"),
        ([("in/zeros", bytes(20_000_000)), ("in/file.bin", CONTENT)], "holds more than"),
    ],
    ids=["symlink", "hard link", "pipe", "larger", "changed", "missing", "bomb"],
)
def test_a_hostile_member_is_refused(server, members, told):
    server.pages["/all.tar.gz"] = serve(tar_gz(*members))
    pin(server.url("/all.tar.gz#in/file.bin"), extra=ARCHIVE)
    assert told in refused()


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (tar_gz(("in/file.bin", CONTENT))[:200_000], "in the middle"),
        (gzip.compress(CONTENT), "no archive that can be read"),
        (CONTENT, "no archive that can be read"),
    ],
    ids=["truncated", "no tar", "no gzip"],
)
def test_what_is_no_archive_is_refused(server, body, told):
    server.pages["/all.tar.gz"] = serve(body)
    pin(server.url("/all.tar.gz#in/file.bin"), extra=ARCHIVE)
    assert told in refused()


# Disks.


def test_a_full_disk_while_unpacking_is_told_with_what_is_needed_and_where(server, tmp_path, monkeypatch):
    def full(_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    server.pages["/file"] = serve(CONTENT)
    pin(server.url("/file"))
    with monkeypatch.context() as patch:
        patch.setattr(module.os, "fsync", full)
        sentence = refused()
    assert "the disk is full" in sentence and "needs up to 0.67 MB" in sentence
    assert str(tmp_path / "results/data/raw/small_set") in sentence
    fetch("small_set")
    assert target().read_bytes() == CONTENT
    assert len(server.asked) == 1  # what was downloaded before the disk was full served again


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_while_downloading_does_not_send_us_to_another_source(server):
    server.pages["/file"] = serve(CONTENT)
    server.pages["/other"] = serve(CONTENT)
    pin(server.url("/file"), server.url("/other"))
    url = server.url("/file")
    partial().mkdir(parents=True)
    (partial() / f"file.{hashlib.sha256(url.encode()).hexdigest()[:8]}.part").symlink_to("/dev/full")
    assert "the disk is full" in refused()
    assert [path for path, _ in server.asked] == ["/file"]


def test_a_folder_that_cannot_be_made_is_told(server):
    server.pages["/file"] = serve(CONTENT)
    pin(server.url("/file"))
    Path("results").write_text("a file where the folder should be")
    with pytest.raises(SystemExit, match="small_set cannot be stored in .*Not a directory"):
        fetch("small_set")


# What is stored is proven again before it is used.


def test_content_that_is_missing_or_changed_is_refused_with_the_fix():
    pin()
    with pytest.raises(SystemExit, match="file.bin is not there: a build that needs small_set brings it"):
        pins.content("small_set", "file.bin")
    target().parent.mkdir(parents=True)
    target().write_bytes(CONTENT + b"?")
    with pytest.raises(SystemExit, match="is not the file that is pinned for small_set: delete it"):
        pins.content("small_set", "file.bin")


def test_a_data_set_without_pins_is_told():
    pin()
    with pytest.raises(SystemExit, match="no data set called nope, only small_set"):
        pins.pins("nope")
