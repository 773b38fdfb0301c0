"""The page of tenders: who is ready, which calls are open, and whom they suit."""
