"""The page of what-ifs: what breaks, who is hit when, why, and what prevents it."""
