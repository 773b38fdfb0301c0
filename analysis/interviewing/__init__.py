"""Whom to interview next: whose answers would fill most of what is missing."""

from analysis.interviewing.gain import interview_gain

__all__ = ["interview_gain"]
