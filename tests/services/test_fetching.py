"""A page from the web, and every way it can fail; the server is one of our own."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from reader.errors import NotFound, TifaError
from reader.services import fetching
from reader.services.fetching import fetch
from reader.services.gathering import Gathered, Unread, gather

TEXT = "".join(f"<p>第{n}段：全区上下要认真贯彻全会精神，完成好五大任务。</p>" for n in range(9))
PAGE = f"<html><head><title>闯新路</title></head><body><h1>闯新路</h1>{TEXT}</body></html>"


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        getattr(self, f"_{self.path.strip('/').partition('?')[0]}", self._none)()

    def _send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _none(self) -> None:
        self._send(b"<h1>Not found</h1>", 404)

    def _page(self) -> None:
        self._send(PAGE.encode(), Content_Type="text/html; charset=utf-8")

    def _gbk(self) -> None:
        head = "<meta charset=gb2312>"
        self._send(PAGE.replace("<title>", f"{head}<title>").encode("gb18030"))

    def _gzip(self) -> None:
        self._send(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def _bomb(self) -> None:
        self._send(gzip.compress(b"a" * 30_000_000), Content_Encoding="gzip")

    def _moved(self) -> None:
        self._send(b"", 302, Location="/page")

    def _round(self) -> None:
        self._send(b"", 302, Location="/round")

    def _astray(self) -> None:
        self._send(b"", 302, Location="file:///etc/passwd")

    def _broken(self) -> None:
        self._send(b"", 500)

    def _short(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"a")

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(100):
            try:
                self.wfile.write(b"a")
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    def _endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"a" * 65536)
        except OSError:
            pass

    def log_message(self, *args: object) -> None:
        """Quiet."""


@pytest.fixture(autouse=True)
def _without_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def site() -> Iterator[tuple[str, list[str]]]:
    """The address of a site, and what it was asked for."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    server.daemon_threads = True
    server.asked = []  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", server.asked  # type: ignore[attr-defined]
    server.shutdown()
    server.server_close()


Site = tuple[str, list[str]]


@pytest.mark.parametrize("path", ["/page", "/gzip", "/moved"])
def test_a_page_comes_as_it_is(site: Site, path: str) -> None:
    assert fetch(site[0] + path).decode() == PAGE


def test_nothing_is_fetched_but_what_is_named(site: Site) -> None:
    address = f"{site[0]}/gbk"
    (got,) = gather([address], None, lambda name, n, of: None)
    assert isinstance(got, Gathered)
    article = got.articles[0].article
    assert article.title == "闯新路"
    assert len(article.paragraphs) == 9
    assert address in article.note
    assert got.came_from == address
    assert site[1] == ["/gbk"]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/round", "redirected more than 5 times"),
        ("/astray", "leads to file:///etc/passwd, and tifa reads only http and https"),
        ("/broken", "the server says 500"),
        ("/short", "the answer broke off"),
        ("/bomb", "larger than 20,000,000 bytes; save the page"),
        ("/endless", "larger than 20,000,000 bytes"),
    ],
)
def test_what_cannot_be_fetched_says_why(site: Site, path: str, told: str) -> None:
    with pytest.raises(TifaError) as caught:
        fetch(site[0] + path)
    assert str(caught.value).startswith(site[0] + path)
    assert told in str(caught.value)


def test_a_page_that_is_not_there(site: Site) -> None:
    with pytest.raises(NotFound, match="no such page"):
        fetch(f"{site[0]}/none")
    (got,) = gather([f"{site[0]}/none"], None, lambda name, n, of: None)
    assert isinstance(got, Unread)
    assert got.absent


def test_a_server_that_sends_a_byte_now_and_then(site: Site) -> None:
    with pytest.raises(TifaError, match="not done after 0 seconds"):
        fetch(f"{site[0]}/drip", total=0.4)


def test_a_server_that_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "READ", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(TifaError, match="does not answer in time"):
            fetch(f"http://127.0.0.1:{port}/")


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with pytest.raises(TifaError, match="refused the connection; check the address"):
        fetch(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://no-such-host.invalid/", "its host is not found; check the address, and see"),
        ("ftp://example.org/a", "tifa reads only http and https addresses"),
        ("file:///etc/passwd", "tifa reads only http and https addresses"),
        ("http://[::1/x", "no web address"),
        ("http:///", "no web address"),
    ],
)
def test_addresses_that_lead_nowhere(url: str, told: str) -> None:
    with pytest.raises(TifaError) as caught:
        fetch(url)
    assert told in str(caught.value)
