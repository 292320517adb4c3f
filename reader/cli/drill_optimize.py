"""`tifa drill optimize`: fit the memory model to one's own answers."""

from __future__ import annotations

import argparse

from reader.cli.output import json_line
from reader.services.home import Home
from reader.services.optimizing import Proposal, propose, take, take_back

HELP = (
    "Fit the model of memory to your answers: parameters fitted to the older four fifths are tried "
    "on the newest fifth, beside those in force. Shows both and changes nothing; --apply takes the "
    "fitted ones if they foretell better. New intervals then follow them; no date that is set "
    "moves. --undo goes back to those before."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--apply", action="store_true", help="take them if they are better")
    what.add_argument("--undo", action="store_true", help="go back to the parameters before")
    parser.add_argument("--json", action="store_true", help="one JSON object on one line")


def run(args: argparse.Namespace, home: Home) -> int:
    """Show, take or take back; 1 where there is nothing better or nothing to take back."""
    if args.undo:
        now = take_back(home)
        if args.json:
            json_line({"parameters": now.id, "weights": now.weights})
        else:
            print(f"back to the parameters {now.id}; no date was moved")
        return 0
    proposal = propose(home)
    applied = args.apply and proposal.better
    if applied:
        take(home, proposal)
    if args.json:
        json_line(_values(proposal, applied))
    else:
        _print(proposal, applied)
    return 0 if proposal.better else 1


def _print(proposal: Proposal, applied: bool) -> None:
    trial = proposal.trial
    print(f"fitted to {proposal.fitted_on:,} answers, tried on the {trial.answers:,} after them")
    print(f"  {'':<24}{'in force':>12}{'fitted':>12}")
    print(f"  {'log loss (less is better)':<24}{trial.before:>11.4f}{trial.after:>12.4f}")
    for n, days in enumerate(zip(proposal.course_now, proposal.course_new, strict=True), 1):
        label = "days after Good" if n == 1 else f"after {n} times Good"
        print(f"  {label:<24}{days[0]:>12,}{days[1]:>12,}")
    if applied:
        print(f"The fitted parameters ({proposal.new.id}) are in force from the next answer on; no")
        print("date was moved. `tifa drill optimize --undo` goes back.")
    elif proposal.better:
        print("The fitted parameters foretell better. Nothing is changed yet;")
        print("`tifa drill optimize --apply` takes them.")
    else:
        print("The fitted parameters foretell no better than chance would have it; those in force")
        print("stay.")


def _values(proposal: Proposal, applied: bool) -> dict[str, object]:
    trial = proposal.trial
    return {
        "better": proposal.better,
        "applied": applied,
        "fitted_on": proposal.fitted_on,
        "tried_on": trial.answers,
        "loss_before": trial.before,
        "loss_after": trial.after,
        "error": trial.error,
        "parameters": proposal.now.id,
        "fitted": proposal.new.id,
        "weights": proposal.new.weights,
        "intervals_before": list(proposal.course_now),
        "intervals_after": list(proposal.course_new),
    }
