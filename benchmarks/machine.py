"""The machine that was measured: what it is made of, never what it is called."""

import os
import platform
import re
import subprocess
from importlib import metadata
from pathlib import Path

from proof.source.paths import ROOT

VECTORS = {"avx512f": "AVX-512", "avx2": "AVX2", "asimd": "NEON"}  # by what the system calls them, the widest first
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


def processor() -> str:
    """The processor's model, as the system names it; with its family and model numbers, where one name stands for several."""
    told = [cpu(field) for field in ("model name", "cpu family", "model")]
    if told[0]:
        return "{}, family {}, model {}".format(*told) if all(told) else told[0]
    asked = subprocess.run(["sysctl", "-n", "machdep.cpu.brand_string"], capture_output=True, text=True, check=False)
    return asked.stdout.strip() or platform.processor() or "a processor that tells no model"


def instructions() -> str:
    """The widest vectors that it computes with."""
    has = (cpu("flags") or cpu("Features")).split()
    return next((name for flag, name in VECTORS.items() if flag in has), "its vectors are not told")


def narrow() -> str:
    """What the name of a figure ends in that depends on the vectors: nothing where they are the widest."""
    return "" if instructions() == VECTORS["avx512f"] else NARROW


def cpu(field: str) -> str:
    """What Linux says of the processor, or nothing."""
    info = Path("/proc/cpuinfo")
    found = re.search(rf"^{field}\s*:\s*(.+)$", info.read_text(), re.MULTILINE) if info.exists() else None
    return found[1] if found else ""


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
