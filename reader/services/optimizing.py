"""Fitting the memory model to one's own answers: a proposal, taking it, taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC

from reader.errors import NotFound, TifaError
from reader.services.drill_cards import canonical_key
from reader.services.home import Home
from reader.storage import parameter_sets, reviews
from reader.storage.parameter_sets import Fitted
from reader.study import optimizing
from reader.study.optimizing import FEWEST, History, Trial
from reader.study.parameters import DEFAULT, Parameters
from reader.study.scheduler import Rating


@dataclass(frozen=True, slots=True)
class Proposal:
    """A set fitted to the older part of the answers (`fitted_on` of them) beside the one in force,
    the `trial` of both on the newer part, and the first intervals in days, always Good, of both."""

    now: Parameters
    new: Parameters
    fitted_on: int
    trial: Trial
    course_now: Sequence[int]
    course_new: Sequence[int]

    @property
    def better(self) -> bool:
        """May it be taken?"""
        return self.trial.better and self.new != self.now


def propose(home: Home) -> Proposal:
    """Fit a parameter set and try it. Changes nothing.

    Raises NotFound where there are too few answers yet, TifaError where what fits them is not
    installed.
    """
    glossary = home.glossary
    log = [(canonical_key(glossary, card), answer) for card, answer in reviews.whole_log(home.db)]
    count = optimizing.count_answers(log)
    if count < FEWEST:
        raise NotFound(
            f"too few answers to fit the model to: {count:,} came a day or more after the one "
            f"before, and it takes {FEWEST:,}; go on with the present parameters"
        )
    since = optimizing.split(log)
    older = optimizing.histories(log[:since])
    now = parameter_sets.in_force(home.db)
    new = Parameters(_fit(older))
    retention = home.config.drill_retention
    return Proposal(
        now,
        new,
        len(older),
        optimizing.compare(log, now, new, since),
        optimizing.course(now, retention, Rating.GOOD),
        optimizing.course(new, retention, Rating.GOOD),
    )


def take(home: Home, proposal: Proposal) -> None:
    """Let the proposed set be in force: new intervals follow it, no due date moves.

    Raises NotFound for one that is not better, TifaError where it can't be saved.
    """
    if not proposal.better:
        raise NotFound("the fitted parameters foretell no better; the present ones stay")
    trial = proposal.trial
    at = home.clock().astimezone(UTC).isoformat(timespec="seconds")
    home.drill.adopt(Fitted(proposal.new, at, trial.answers, trial.before, trial.after))


def take_back(home: Home) -> Parameters:
    """Go back to the set before; returns it. Raises NotFound where none was ever fitted."""
    if not home.drill.withdraw():
        raise NotFound("the built-in parameters are in force; there is nothing to take back")
    return parameter_sets.in_force(home.db)


def _fit(histories: Sequence[History]) -> tuple[float, ...]:
    try:
        import fsrs_rs_python as fsrs_rs
    except ImportError as error:
        raise TifaError(
            "fitting needs the package fsrs-rs-python: pip install 'tifa-reader[optimize]'"
        ) from error
    items = [
        fsrs_rs.FSRSItem([fsrs_rs.FSRSReview(rating, days) for rating, days in history])
        for history in histories
    ]
    weights = fsrs_rs.FSRS(list(DEFAULT.weights)).compute_parameters(items)
    return tuple(round(weight, 4) for weight in weights)
