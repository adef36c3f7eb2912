# Snakemake leaves the old run in its place (`update`): where what it is made from comes out the same, it stays.
# One heap for all threads of a training: what one has freed, another takes, which saves an eighth of its memory.
rule train:
    input:
        made_from("runs"),
    output:
        update("results/runs/{name}.npz"),
        update("results/runs/{name}.npz.receipt"),
    log:
        "results/logs/train/{name}.log",
    priority: urgency("runs")
    conda:
        "../../environment.yml"
    threads: cores_each
    shell:
        "MALLOC_ARENA_MAX=1 exec python -m autoencoders train {wildcards.name} {threads} 2> >(tee -i {log} >&2)"


rule score:
    input:
        made_from("scores"),
    output:
        "results/scores/{name}.json",
        "results/scores/{name}.json.receipt",
    log:
        "results/logs/score/{name}.log",
    conda:
        "../../environment.yml"
    shell:
        "exec python -m autoencoders score {wildcards.name} 2> >(tee -i {log} >&2)"


rule claims:
    input:
        made_from("claims"),
    output:
        "results/claims/{name}.json",
        "results/claims/{name}.json.receipt",
    log:
        "results/logs/claims/{name}.log",
    conda:
        "../../environment.yml"
    shell:
        "exec python -m autoencoders judge {wildcards.name} 2> >(tee -i {log} >&2)"


rule ledger:
    input:
        made_from("ledger", "claims"),
    output:
        "results/claims.json",
        "results/claims.json.receipt",
    log:
        "results/logs/ledger.log",
    conda:
        "../../environment.yml"
    shell:
        "exec python -m autoencoders judge 2> >(tee -i {log} >&2)"
