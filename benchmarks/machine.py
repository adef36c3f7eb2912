"""The machine that was measured: what it is made of, never what it is called."""

import os
import platform
import subprocess
from importlib import metadata

from proof.build.processor import VECTORS, instructions, processor
from proof.source.paths import ROOT

NARROW = ", without AVX-512"  # what names of figures end in that were measured on such a processor
PACKAGES = ("snakemake", "tensorflow", "keras", "numpy", "matplotlib")
BUSY = 0.3  # of a core, over the last minute


def about() -> dict:
    """Processor, cores, memory, system and versions."""
    return {
        "processor": f"{processor()} ({instructions()})",
        "cores": os.cpu_count() or 1,
        "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "system": f"{platform.system()} {platform.machine()}",
        "versions": {"Python": platform.python_version(), **{name: metadata.version(name) for name in PACKAGES}},
    }


def narrow() -> str:
    """What the name of a figure ends in that depends on the vectors: nothing where they are the widest."""
    return "" if instructions() == VECTORS["avx512f"] else NARROW


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
