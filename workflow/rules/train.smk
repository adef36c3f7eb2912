# A seed is a job. Its file lies on the shelf, in a folder that is named by the key of what it is made from.
# What lies there already stays (`update`): another build may have trained it since this one was planned.
# One heap for all threads of a training: what one has freed, another takes, which saves an eighth of its memory.
rule seed:
    input:
        training_from,
    output:
        update(f"{settings.shelf()}/{TRAINING}"),
        update(f"{settings.shelf()}/{TRAINING}.receipt"),
    log:
        "results/logs/train/{name}-{key}/{seed}.log",
    priority: urgency("runs")
    conda:
        "../conda.yml"
    resources:
        mem_mb=memory("runs"),
        runtime=minutes("runs"),
    shell:
        "MALLOC_ARENA_MAX=1 exec python -m proof make runs {wildcards.name} {wildcards.name}-{wildcards.key}/{wildcards.seed} 2> >(tee -i {log} >&2)"


# Snakemake leaves the old run in its place (`update`): where what it is made from comes out the same, it stays.
rule gather:
    input:
        made_from("runs"),
    output:
        update(files_of("runs")),
    log:
        "results/logs/gather/{name}.log",
    wildcard_constraints:
        name="|".join(SEEDED) or "-",
    priority: urgency("runs")
    localrule: True
    conda:
        "../conda.yml"
    shell:
        "exec python -m proof make runs {wildcards.name} 2> >(tee -i {log} >&2)"


# Variants without a seed: nothing about them is random.
rule train:
    input:
        made_from("runs"),
    output:
        update(files_of("runs")),
    log:
        "results/logs/train/{name}.log",
    wildcard_constraints:
        name=rf"(?!({'|'.join(SEEDED)})(?![^/.]))[^/.]+",
    priority: urgency("runs")
    conda:
        "../conda.yml"
    resources:
        mem_mb=memory("runs"),
        runtime=minutes("runs"),
    shell:
        "MALLOC_ARENA_MAX=1 exec python -m proof make runs {wildcards.name} 2> >(tee -i {log} >&2)"


rule score:
    input:
        made_from("scores"),
    output:
        "results/scores/{name}.json",
        "results/scores/{name}.json.receipt",
    log:
        "results/logs/score/{name}.log",
    localrule: True
    conda:
        "../conda.yml"
    shell:
        "exec python -m proof make scores {wildcards.name} 2> >(tee -i {log} >&2)"


rule claims:
    input:
        made_from("claims"),
    output:
        "results/claims/{name}.json",
        "results/claims/{name}.json.receipt",
    log:
        "results/logs/claims/{name}.log",
    localrule: True
    conda:
        "../conda.yml"
    shell:
        "exec python -m proof make claims {wildcards.name} 2> >(tee -i {log} >&2)"


rule ledger:
    input:
        made_from("ledger", "claims"),
    output:
        "results/claims.json",
        "results/claims.json.receipt",
    log:
        "results/logs/ledger.log",
    localrule: True
    conda:
        "../conda.yml"
    shell:
        "exec python -m proof make ledger claims 2> >(tee -i {log} >&2)"
