"""Write the receipts anew where the making of keys has changed, and nothing else: `python -m autoencoders.pipeline.rekey HEAD`.

The code of a commit from before proves first, by its own keys, that each committed result is what the sources here make.
"""

import subprocess
import sys
import tempfile

from autoencoders.paths import ROOT
from autoencoders.pipeline import manifest, receipts

CHECK = """
import sys
from pathlib import Path
from autoencoders import paths
paths.ROOT = Path(sys.argv[1])  # its code reads the sources here
from autoencoders.pipeline import check
sys.exit(check.main())
"""


def main(commit: str) -> None:
    """Give every committed result that the commit's own check calls fresh its key of today."""
    with tempfile.TemporaryDirectory() as folder:
        archive = subprocess.run(["git", "archive", commit, "src"], cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout
        subprocess.run(["tar", "-x", "-C", folder], input=archive, check=True)
        before = {"PYTHONPATH": f"{folder}/src", "PYTHONDONTWRITEBYTECODE": "1"}
        proof = subprocess.run([sys.executable, "-c", CHECK, str(ROOT)], cwd=ROOT, env=before, check=False)
    if proof.returncode:
        raise SystemExit(f"by the keys of {commit} not every result is fresh: `make results` there first")
    committed = [one for one in manifest.whole() if one.kind in manifest.COMMITTED]
    for artefact in committed:
        receipts.renew(artefact)
    print(f"{len(committed)} receipts have their keys of today")


if __name__ == "__main__":
    main(*sys.argv[1:])
