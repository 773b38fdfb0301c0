"""How the pages are served: the application, its guards and its headers."""
