"""Parameter sets of the memory model, each with an id that names it in the review log."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

# The defaults of FSRS-6, fitted by its authors to several hundred million reviews. Written out
# here, and not taken from the library, so that a newer library never changes the model unasked.
_FSRS6 = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip


@dataclass(frozen=True)
class Parameters:
    """The weights of one model of memory."""

    weights: tuple[float, ...]

    @cached_property
    def id(self) -> str:
        """The model and a fingerprint of its weights: equal weights have equal ids."""
        return f"fsrs6-{blake2b(repr(self.weights).encode(), digest_size=4).hexdigest()}"


DEFAULT = Parameters(_FSRS6)
