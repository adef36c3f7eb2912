rule html:
    input:
        made_from("html"),
    output:
        "results/{name}.html",
        "results/{name}.html.receipt",
    log:
        "results/logs/deck/{name}.html.log",
    localrule: True
    conda:
        "../conda.yml"
    shell:
        "exec python -m proof deck html {wildcards.name} 2> >(tee -i {log} >&2)"


rule pdf:
    input:
        made_from("pdf"),
    output:
        "results/{name}.pdf.receipt",  # without a browser there is no PDF, and the receipt says so
    log:
        "results/logs/deck/{name}.pdf.log",
    localrule: True
    conda:
        "../conda.yml"
    shell:
        "exec python -m proof deck pdf {wildcards.name} 2> >(tee -i {log} >&2)"


rule gates:
    input:
        made_from("gates"),
    output:
        "results/{name}.gates.receipt",  # without a browser no gate is checked, and the receipt says so
    log:
        "results/logs/deck/{name}.gates.log",
    localrule: True
    conda:
        "../conda.yml"
    shell:
        "exec python -m proof gates {wildcards.name} 2> >(tee -i {log} >&2)"
