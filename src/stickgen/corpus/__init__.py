"""Motion-capture files in, a Corpus out: readers, retargeting, storage."""
