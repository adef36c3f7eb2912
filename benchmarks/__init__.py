"""How long people wait, and for what: `make bench` measures it on this machine."""
