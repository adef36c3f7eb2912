rule html:
    input:
        key="results/keys/html/{name}",
        made_from=made_from("html"),
    output:
        "results/{name}.html",
        "results/{name}.html.receipt",
    log:
        "results/logs/deck/{name}.html.log",
    conda:
        "../../environment.yml"
    shell:
        "exec python -m proof.render.deck html {wildcards.name} 2> >(tee -i {log} >&2)"


rule pdf:
    input:
        "results/{name}.html",
        key="results/keys/pdf/{name}",
    output:
        "results/{name}.pdf.receipt",  # without a browser there is no PDF, and the receipt says so
    log:
        "results/logs/deck/{name}.pdf.log",
    conda:
        "../../environment.yml"
    shell:
        "exec python -m proof.render.deck pdf {wildcards.name} 2> >(tee -i {log} >&2)"


rule gates:
    input:
        "results/{name}.html",
        key="results/keys/gates/{name}",
    output:
        "results/{name}.gates.receipt",  # without a browser nothing is looked at, and the receipt says so
    log:
        "results/logs/deck/{name}.gates.log",
    conda:
        "../../environment.yml"
    shell:
        "exec python -m proof.render.gates {wildcards.name} 2> >(tee -i {log} >&2)"
