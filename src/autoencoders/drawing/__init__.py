"""How every figure looks: colours, type, and the panels that figures share."""
