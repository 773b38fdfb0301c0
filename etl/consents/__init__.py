"""Consents of interviewed companies: who agreed to what, and what was taken back.

A consent is given in an interview. It is taken back by an event of the journal, which
holds from the next build on and closes every file that was written with it.
"""
