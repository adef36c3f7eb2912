"""The machine that was measured: what it is made of, never what it is called."""

import os
import platform
import re
import subprocess
from importlib import metadata
from pathlib import Path

from autoencoders.paths import ROOT

PACKAGES = ("snakemake", "tensorflow", "keras", "numpy", "matplotlib")
BUSY = 0.3  # of a core, over the last minute


def about() -> dict:
    """Processor, cores, memory, system and versions."""
    return {
        "processor": processor(),
        "cores": os.cpu_count() or 1,
        "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "system": f"{platform.system()} {platform.machine()}",
        "versions": {"Python": platform.python_version(), **{name: metadata.version(name) for name in PACKAGES}},
    }


def processor() -> str:
    """The processor's model, as the system names it."""
    info = Path("/proc/cpuinfo")
    if info.exists() and (found := re.search(r"^model name\s*:\s*(.+)$", info.read_text(), re.MULTILINE)):
        return found[1]
    asked = subprocess.run(["sysctl", "-n", "machdep.cpu.brand_string"], capture_output=True, text=True, check=False)
    return asked.stdout.strip() or platform.processor() or "a processor that tells no model"


def cautions() -> list[str]:
    """What makes the figures worth less, in sentences."""
    found = []
    if (load := os.getloadavg()[0]) > BUSY * (os.cpu_count() or 1):
        found.append(f"this machine is busy with something else (load {load:.1f}): the figures will be too high")
    changed = subprocess.run(
        ["git", "-C", str(ROOT), "status", "--porcelain", "-uno"], capture_output=True, text=True, check=False
    )
    if changed.stdout.strip():
        found.append("there are changes that are not committed: they are not measured")
    return found
