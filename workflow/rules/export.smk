rule slides:
    input:
        made_from("slides"),
    output:
        "results/{name}.slides.receipt",  # without a browser there are no pictures, and the receipt says so
    log:
        "results/logs/deck/{name}.slides.log",
    localrule: True
    conda:
        "../conda.yml"
    shell:
        "exec python -m proof pictures {wildcards.name} 2> >(tee -i {log} >&2)"


rule pptx:
    input:
        made_from("pptx"),
    output:
        "results/{name}.pptx.receipt",
    log:
        "results/logs/deck/{name}.pptx.log",
    localrule: True
    conda:
        "../conda.yml"
    shell:
        "exec python -m proof pptx {wildcards.name} 2> >(tee -i {log} >&2)"


rule handout:
    input:
        made_from("handout"),
    output:
        "results/{name}.handout.pdf.receipt",
    log:
        "results/logs/deck/{name}.handout.log",
    localrule: True
    conda:
        "../conda.yml"
    shell:
        "exec python -m proof handout {wildcards.name} 2> >(tee -i {log} >&2)"


rule notes:
    input:
        made_from("notes"),
    output:
        "results/{name}.notes.md",
        "results/{name}.notes.md.receipt",
    log:
        "results/logs/deck/{name}.notes.log",
    localrule: True
    conda:
        "../conda.yml"
    shell:
        "exec python -m proof notes {wildcards.name} 2> >(tee -i {log} >&2)"
