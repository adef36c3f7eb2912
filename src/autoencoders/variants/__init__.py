"""One file a variant, each with one public function `train(...) -> Run`; parameter names say what it is trained on."""
