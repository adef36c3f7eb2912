"""Raw data: which bytes are pinned, and how they are brought here."""
