# From raw data to the talk. The slides decide what is built; receipts decide what is stale; this file says how to make it.
include: "workflow/rules/common.smk"
include: "workflow/rules/data.smk"
include: "workflow/rules/train.smk"
include: "workflow/rules/figures.smk"
include: "workflow/rules/deck.smk"
include: "workflow/rules/export.smk"


rule talk:
    default_target: True
    input:
        deck("talk"),


rule light:
    input:
        deck("talk-light"),


rule lecture:
    input:
        deck("lecture"),


rule export:
    input:
        deck(EXPORTED),
        exports,


rule scores:
    input:
        [one.path for one in manifest.all_artefacts() if one.kind == "scores"],


rule all:
    input:
        [deck(name) for name in DECKS],
        "results/claims.json",
