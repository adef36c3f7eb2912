"""What a machine computes with, by what it is made of and never by what it is called: its processor, and a graphics card."""

import platform
import re
import subprocess
import sys
from pathlib import Path

NOTES = "processor", "graphics"  # what a receipt says of a machine
VECTORS = {"avx512f": "AVX-512", "avx2": "AVX2", "asimd": "NEON"}  # by what the system calls them, the widest first


def about() -> dict[str, str]:
    """Notes for a receipt: the processor with its widest vectors, and the graphics cards that TensorFlow found."""
    return {"processor": f"{processor()} ({instructions()})", "graphics": graphics()}


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


def cpu(field: str) -> str:
    """What Linux says of the processor, or nothing."""
    info = Path("/proc/cpuinfo")
    found = re.search(rf"^{field}\s*:\s*(.+)$", info.read_text(), re.MULTILINE) if info.exists() else None
    return found[1] if found else ""


def graphics() -> str:
    """The graphics cards that TensorFlow computes with in this process; "none" where it has none, or was not needed."""
    tensorflow = sys.modules.get("tensorflow")
    if not tensorflow:
        return "none"
    details = map(tensorflow.config.experimental.get_device_details, tensorflow.config.list_physical_devices("GPU"))
    return ", ".join(card.get("device_name", "unnamed") for card in details) or "none"
