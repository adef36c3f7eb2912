"""Figures are held to the runs that they are drawn from, before they are saved."""
