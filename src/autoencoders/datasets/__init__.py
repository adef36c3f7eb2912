"""One file a data set, each with one public function `images() -> Images`."""
