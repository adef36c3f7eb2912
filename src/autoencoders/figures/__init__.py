"""One file a figure, each with one public function `draw(...) -> Figure`; parameter names say which runs it shows."""
