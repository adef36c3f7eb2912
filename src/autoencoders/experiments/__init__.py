"""What several variants do alike before their training and after it: disturb, rebuild, generate, and look at the codes."""
