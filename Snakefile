# From raw data to the talk. Slides decide what is built, receipts what is stale, and the rules how it is made.
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
        [
            artefact.path
            for artefact in manifest.all_artefacts()
            if artefact.kind == "scores"
        ],


rule all:
    input:
        [deck(name) for name in DECKS],
        "results/claims.json",
