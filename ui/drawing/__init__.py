"""Marks, bars, legends and the colours they share: the same on screen and paper."""
