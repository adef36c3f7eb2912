"""Data sets, one in each file with one public function `images() -> Images`."""
