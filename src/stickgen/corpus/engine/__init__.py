"""The data engine: a data set is read in parallel batches and assembled into a corpus."""
