"""Raw data: which files are pinned, and how they are downloaded."""
