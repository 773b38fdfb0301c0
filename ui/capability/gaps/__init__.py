"""The page of gaps: what is needed, what the lists lack, what hangs on one company."""
