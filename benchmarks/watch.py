"""Run a command and tell what it took, as JSON in a file: `python watch.py told.json command ...`.

A process of its own, and a small one: Linux counts the memory of whoever starts a process among that process's peak.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

if __name__ == "__main__":
    began = time.perf_counter()
    process = subprocess.Popen(sys.argv[2:])
    _, status, usage = os.wait4(process.pid, 0)
    told = {
        "seconds": time.perf_counter() - began,
        "processor_seconds": usage.ru_utime + usage.ru_stime,
        "peak": usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10),
        "code": os.waitstatus_to_exitcode(status),
    }
    Path(sys.argv[1]).write_text(json.dumps(told))
