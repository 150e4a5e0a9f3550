"""First visits: how long each heavy page takes that nobody has asked for since the site started.

    python benchmarks/web_first.py million.db

Each page is asked of a site of its own, in this process. Exits with 1 where one takes more than `--limit`
seconds. What the system's own memory of the file holds is left as it is; ask twice for a file just copied.
"""

import argparse
import sys
import time
import warnings

from fastapi.testclient import TestClient

from legation.web.app import create_app
from legation.web.settings import Settings

PAGES = (
    *("/", "/dyads", "/states", "/persons", "/sources", "/documents", "/about", "/network", "/map"),
    *("/state/IND", "/dyad/IND/ISR", "/search", "/search?party=IND", "/search?q=drones"),
    *("/search?q=training", "/search?differ=1", "/search?status=denied", "/search?decision=accepted"),
    *("/search?source=Outlet+10", "/search?source=nobody", "/documents?source=Outlet+10"),
    *("/review", "/review?show=unsure", "/review?show=differing", "/review?show=merges"),
    *("/review?kind=transfer&party=IND", "/decisions", "/agreement"),
)


def main() -> int:
    """Prints wall and processor time of each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("record")
    parser.add_argument("--limit", type=float, default=1.0, help="seconds that a page may take")
    asked = parser.parse_args()
    warnings.simplefilter("ignore")
    slow = 0
    for path in PAGES:
        app = create_app(Settings(record=asked.record))
        with TestClient(app, base_url="http://localhost") as site:
            site.get("/nowhere")
            wall, worked = time.perf_counter(), time.process_time()
            answer = site.get(path)
            wall, worked = time.perf_counter() - wall, time.process_time() - worked
        slow += wall > asked.limit or answer.status_code != 200
        print(f"{path:36}{answer.status_code:5}{wall:8.2f} s{worked:8.2f} s of processor time", flush=True)
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
