"""The kernels that trainings run on: put into the environment before numpy and TensorFlow are imported, which read it once."""

SETTINGS = {
    # Left alone, TensorFlow runs oneDNN's kernels only where it finds AVX512-VNNI. Elsewhere it takes older ones, which add
    # up in another order and need up to 2.6 times as long for a step.
    "TF_ENABLE_ONEDNN_OPTS": "1",
    # A sum depends on how many threads share it.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
