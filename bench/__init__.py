"""Measures of the making, `make bench`: what it costs beside others that do the same.

Whole processes are measured, one after the other in turns, so that a busy machine is unfair to all
alike; what counts are ratios. The books are this one, and synthetic ones, made by a seed, of what
every one of them can read. Sizes, rounds and edits are set by SIZES, ROUNDS and EDITS.
"""
