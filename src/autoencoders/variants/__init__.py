"""Variants, one in each file with one public function `train(...) -> Run`; parameter names are the data and runs it needs."""
