# Each seed is a job. Its file goes on the shelf, into a folder named by the key of its code and data.
# `update` keeps a file that is there already: another build may have trained this seed since this one was planned.
# MALLOC_ARENA_MAX=1 gives all threads of a training one heap, so that they reuse what others have freed: an eighth less memory.
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


# `update` leaves the old run in place, since it is kept if its inputs come out unchanged.
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


# Variants without seeds, in which nothing is random.
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
