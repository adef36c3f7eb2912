"""Training: a network is fitted, with one seed after another, and watched while it learns."""
