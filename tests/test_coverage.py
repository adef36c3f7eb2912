"""What of the slides rests on claims, and what on nothing."""

import json

from proof.report import coverage
from scratch_deck import scratch_project, write_slides  # noqa: F401


def test_titles_words_and_figures_that_no_claim_carries_are_told(project):
    verdict = {"verdict": "holds", "claim": "The textbook's dense and convolutional networks lose to PCA"}
    (project / "results/claims/all.json").write_text(json.dumps({"C98": verdict}))
    write_slides(
        project,
        '<!-- needs: C98 "they lose" -->\n# They lose\n\n![Bars](../../results/figures/held_out.svg)',
        "# Faces come back",
        "# What is back?",
        "<!-- _class: section -->\n# Faces",
        "# Most faces come back",
    )
    resting, bare, free, beyond, idle = coverage.lines()
    assert resting == ("talk: 1 of 5 slides rest on claims", ['talk slide 1: They lose: C98 "they lose"'])
    assert bare[1] == ["talk slide 2: Faces come back", "talk slide 5: Most faces come back"]
    assert free[1] == ['talk slide 5: Most faces come back: "Most" in "Most faces come back"']
    assert beyond[1] == ["talk slide 1: held_out is drawn from " + beyond[1][0].partition("drawn from ")[2]]
    assert " resize" in beyond[1][0] and " pca" not in beyond[1][0]
    assert "C04" in idle[1] and "C98" not in idle[1]
