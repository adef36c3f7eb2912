"""Training: fit networks reproducibly, for one seed after another, and record their progress."""
