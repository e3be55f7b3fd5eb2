"""The HTTP API: jobs in warm worker processes, films in a store on disk."""
