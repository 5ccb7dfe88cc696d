"""The memory of a very large page, given back as soon as its tree is read."""

from __future__ import annotations


def give_back() -> None:
    """Have the C library return what is free to the system, where it can be asked to: glibc's malloc_trim(3).

    A parsed tree of a hundred megabytes is freed in the midst of its heap, from where nothing is returned by itself.
    """
    import ctypes

    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):  # another C library, or none that can be asked
        return
    trim(0)
