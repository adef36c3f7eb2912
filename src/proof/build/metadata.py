"""What a figure's own file tells of it."""

from proof.build import manifest, receipts
from proof.build.manifest import Artefact

DIGITS = 8  # of a digest: enough to find it again


def told(figure: Artefact) -> dict[str, str]:
    """Metadata to store in a figure's file, in Dublin Core's terms: its script, its runs with digests, the names of their data.

    It has no key and no digest of code: an edit after which the same picture is drawn must not change the file.
    """
    all_runs = [artefact for artefact in manifest.with_ancestors((figure,)) if artefact.kind == "runs"]
    data = sorted({source.name for run in all_runs for source in manifest.upstream(run) if source.kind == "data"})
    runs = [f"{run.name} {(receipts.read(run) or {}).get('output', '')[:DIGITS]}".strip() for run in manifest.upstream(figure)]
    terms = {
        "Title": figure.name,
        "Creator": f"{manifest.KINDS[figure.kind].folder}/{figure.name}.py",
        "Relation": ", ".join(runs),
        "Source": ", ".join(data),
    }
    return {term: text for term, text in terms.items() if text}
