"""How data gets in, is kept and is built into a warehouse. Knows no screen."""
