rule data:
    input:
        made_from("data"),
    output:
        files_of("data"),
    log:
        "results/logs/data/{name}.log",
    priority: urgency("data")
    conda:
        "../conda.yml"
    resources:
        mem_mb=memory("data"),
        runtime=minutes("data"),
    shell:
        "exec python -m proof make-logged data {wildcards.name} {log}"
