"""Figures, one in each file with one public function `draw(...) -> Figure`; parameter names are the runs that it shows."""
