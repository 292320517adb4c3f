"""A page from the web: the one the user named, and nothing else.

By urllib3: it streams, and its redirects can be followed by hand.
"""

from __future__ import annotations

import threading
from typing import Any
from urllib.parse import urljoin, urlsplit

from reader import __version__
from reader.errors import NotFound, TifaError

LARGEST_PAGE = 20_000_000  # bytes
CONNECT, READ, TOTAL = 10.0, 20.0, 60.0  # seconds: to be let in, between two pieces, in all
_REDIRECTS = 5
_HEADERS = {
    "User-Agent": f"tifa/{__version__}",
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
_OFFLINE = "see that you are online"


def fetch(url: str, most: int = LARGEST_PAGE, total: float = TOTAL) -> bytes:
    """The bytes at `url` (http or https), at most `most` of them, in at most `total` seconds.

    Raises TifaError naming the URL: no such host or offline, refused, too slow, too large, a
    redirect that leads astray; NotFound where the server has no such page.
    """
    result: list[bytes | BaseException] = []
    stop = threading.Event()

    def run() -> None:
        try:
            result.append(_fetch(url, most, stop))
        except BaseException as error:
            result.append(error)

    # In a thread: a server that sends a byte now and then keeps within every other limit.
    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(total)
    stop.set()
    if not result:
        raise TifaError(f"{url}: not done after {total:.0f} seconds; try again later")
    if isinstance(result[0], BaseException):
        raise result[0]
    return result[0]


def _fetch(url: str, most: int, stop: threading.Event) -> bytes:
    import urllib3
    from urllib3.exceptions import HTTPError

    at = url
    try:
        for _ in range(_REDIRECTS + 1):
            if urlsplit(at).scheme.lower() not in ("http", "https"):
                leads = "" if at == url else f"leads to {at[:80]}, and "
                raise TifaError(f"{url}: {leads}tifa reads only http and https addresses")
            timeout = urllib3.Timeout(connect=CONNECT, read=READ)
            with _manager(at) as manager:
                answer = manager.request(
                    "GET", at, headers=_HEADERS, timeout=timeout, retries=False, redirect=False,
                    preload_content=False,
                )  # fmt: skip
                try:
                    there = answer.get_redirect_location()
                    if not there:
                        return _body(url, answer, most, stop)
                    at = urljoin(at, there)
                finally:
                    answer.close()
    except (HTTPError, OSError, ValueError) as error:
        raise TifaError(f"{url}: {_reason(error)}") from error
    raise TifaError(f"{url}: redirected more than {_REDIRECTS} times; open it in a browser")


def _manager(url: str) -> Any:
    """Connections to `url`, by the proxy that the environment names, if any."""
    from urllib.request import getproxies, proxy_bypass

    import urllib3

    parts = urlsplit(url)
    proxy = getproxies().get(parts.scheme.lower(), "")
    if proxy.startswith("http") and not proxy_bypass(parts.hostname or ""):
        return urllib3.ProxyManager(proxy)
    return urllib3.PoolManager()


def _body(url: str, answer: Any, most: int, stop: threading.Event) -> bytes:
    if answer.status in (404, 410):
        raise NotFound(f"{url}: no such page (the server says {answer.status}); check the address")
    if answer.status != 200:
        raise TifaError(f"{url}: the server says {answer.status} {answer.reason or ''}".rstrip())
    found = bytearray()
    while piece := answer.read1(1 << 16, decode_content=True):
        found += piece
        if len(found) > most:
            raise TifaError(f"{url}: larger than {most:,} bytes; save the page and add the file")
        if stop.is_set():
            break
    return bytes(found)


def _reason(error: Exception) -> str:
    from urllib3 import exceptions as wrong

    if isinstance(error, wrong.NameResolutionError):
        return f"its host is not found; check the address, and {_OFFLINE}"
    if isinstance(error, wrong.NewConnectionError | wrong.ProxyError):
        cause = str(error).rpartition(": ")[2]
        if "refused" in cause:
            return "the server refused the connection; check the address"
        return f"no connection ({cause}); {_OFFLINE}"
    if isinstance(error, wrong.TimeoutError):
        return "the server does not answer in time; try again later"
    if isinstance(error, wrong.SSLError):
        return "its certificate cannot be trusted; open it in a browser and save the page"
    if isinstance(error, wrong.ProtocolError | wrong.DecodeError):
        return "the answer broke off; try again"
    if isinstance(error, wrong.LocationParseError | ValueError):
        return "no web address; it should look like https://…"
    return f"cannot be read ({error})"
