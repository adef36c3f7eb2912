rule figure:
    input:
        made_from("figures"),
    output:
        "results/figures/{name}.svg",
        "results/figures/{name}.svg.receipt",
    log:
        "results/logs/figures/{name}.log",
    localrule: True
    conda:
        "../conda.yml"
    shell:
        "exec python -m proof make figures {wildcards.name} 2> >(tee -i {log} >&2)"


rule live:
    input:
        made_from("live"),
    output:
        "results/live/{name}.json",
        "results/live/{name}.json.receipt",
    log:
        "results/logs/live/{name}.log",
    localrule: True
    conda:
        "../conda.yml"
    shell:
        "exec python -m proof make live {wildcards.name} 2> >(tee -i {log} >&2)"


rule sprite:
    input:
        made_from("sprites"),
    output:
        "results/sprites/{name}.webp",
        "results/sprites/{name}.webp.receipt",
    log:
        "results/logs/sprites/{name}.log",
    localrule: True
    conda:
        "../conda.yml"
    shell:
        "exec python -m proof make sprites {wildcards.name} 2> >(tee -i {log} >&2)"
