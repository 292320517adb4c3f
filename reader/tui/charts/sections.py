"""The pages of statistics, as lines that fit a width in cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from statistics import median

from reader.services.statistics import DeckStatistics, History, Statistics
from reader.study.card import split_key
from reader.study.day import to_date
from reader.study.scheduler import Rating
from reader.study.statistics import REVIEWS, Standing, Tally
from reader.tui.charts import Line, Span
from reader.tui.charts.blocks import bar
from reader.tui.charts.calendar import forecast, heat
from reader.tui.charts.figures import STABILITIES, duration, fitted, long_day, percent, some

GRADES = ("Again 忘了", "Hard 吃力", "Good 记得", "Easy 容易")
_STAGE_NAMES = {
    "new": "new", "learning": "learning", "young": "young (under 21 days)",
    "mature": "mature (21 days or more)", "suspended": "suspended",
}  # fmt: skip
_WIDEST = 48  # cells of a bar: a longer one tells no more

NOTHING: tuple[Line, ...] = (
    (("No answers yet 还没有练习记录", "bold"),),
    (),
    (("Statistics begin with the first card you answer. Put a term into the drill", ""),),
    (("(open an article, walk to it, press a), then press d in the library.", ""),),
)


def today(found: Statistics, width: int) -> Iterator[Line]:
    """Today's answers, the period's, the cards there are."""
    day, period = found.day, found.period
    yield (("Today 今日  ", "bold"), (long_day(to_date(found.today)), "quiet"))
    yield from _work(day)
    if day.answers:
        for rating, name in zip(Rating, GRADES, strict=True):
            share = f"{percent(day.graded(rating) / day.answers):>6}  "
            yield _barred(fitted(f"  {name}", 14), day.graded(rating), day.answers, width, share)
    yield from _retention(day, found.desired, width)
    yield ((f"Still to do: {found.due:,} due, {found.new:,} new", ""),)
    yield ()
    run = found.streak
    yield (
        (f"The last {some(found.days, 'day')}  ", "bold"),
        (f"{some(run.current, 'day')} in a row, {run.longest:,} at best", "quiet"),
    )
    yield from _work(period)
    yield from _retention(period, found.desired, width)
    yield ()
    yield from cards(found, width)


def cards(found: Statistics, width: int) -> Iterator[Line]:
    """How many cards are new, young, mature."""
    count = sum(found.stages.values())
    yield (("Cards 卡片  ", "bold"), (f"{count:,} in the drill", "quiet"))
    for stage, name in _STAGE_NAMES.items():
        if number := found.stages[stage]:
            yield _barred(fitted(f"  {name}", 27), number, count, width, "  ")


def _work(tally: Tally) -> Iterator[Line]:
    if not tally.answers:
        yield (("No answers.", ""),)
        return
    each = f"{tally.took_ms / tally.answers / 1000:.0f} s each"
    yield (
        (some(tally.answers, "answer"), "bold"),
        (f" · {tally.at('new'):,} new · {duration(tally.took_ms)}, {each}", ""),
    )


def _retention(tally: Tally, desired: float | None, width: int) -> Iterator[Line]:
    every = tally.retention()
    if every.share is None:
        return
    wanted = "" if desired is None else f", wanted {percent(desired)}"
    first: Line = (
        ("Remembered ", ""),
        _kept(percent(every.share), every.share, desired or 0),
        (f" of {some(every.reviews, 'review')}{wanted}", ""),
    )
    parts = " · ".join(
        f"{stage} {percent(one.share)} of {one.reviews:,}"
        for stage in REVIEWS
        if (one := tally.retention(stage)).reviews
    )
    if sum(len(text) for text, _ in first) + 3 + len(parts) <= width:
        yield *first, (f" · {parts}", "quiet")
    else:
        yield first
        yield ((f"  {parts}", "quiet"),)


def _kept(text: str, share: float | None, desired: float) -> Span:
    return text, "low" if share is not None and share < desired - 0.05 else "bold"


def weeks(found: Statistics, width: int, most: int | None = None) -> Iterator[Line]:
    """Week by week, the newest first: answers, and true retention beside the one wished for;
    `most`: how many weeks."""
    shown = found.weeks[::-1][:most]
    wide, narrow = width >= 77, width < 52
    across = min(_WIDEST, width - (70 if wide else 36 if narrow else 51))
    longest = max((week.tally.answers for week in shown), default=0)

    def line(date: str, answers: str, chart: str, new: str, time: str, *kept: Span) -> Line:
        facts = f"{new:>6}{time:>13}" if wide else ""
        shares = kept[::3] if narrow else kept
        return (f"{date:<12}{answers:>8}", ""), (f" {chart:<{across}}", "bar"), (facts, ""), *shares

    names = [(f"{name:>{cells}}", "") for name, cells in
             (("all", 7), ("young", 7), ("mature", 8), ("wanted", 8))]  # fmt: skip
    head = line("Week from", "Answers", "", "New", "Time", *names)
    before = sum(len(text) for text, _ in head[:3]) - len("Weeks 每周") - 2
    yield ("Weeks 每周", "bold"), (f"{'':<{before}}  true retention", "quiet")
    yield tuple((text, "quiet") for text, _ in head)
    for week in shown:
        tally = week.tally
        every = tally.retention().share
        young, mature = (percent(tally.retention(stage).share) for stage in REVIEWS)
        yield line(
            to_date(week.monday).isoformat(),
            f"{tally.answers:,}",
            bar(tally.answers, longest, across),
            f"{tally.at('new'):,}",
            duration(tally.took_ms),
            _kept(f"{percent(every):>7}", every, week.desired),
            (f"{young:>7}", ""),
            (f"{mature:>8}", ""),
            (f"{percent(week.desired):>8}", "quiet"),
        )


def stability(found: Statistics, width: int) -> Iterator[Line]:
    """How long the cards are remembered."""
    values = found.stabilities
    yield (("Stability 记忆稳定度", "bold"),)
    yield (("Days until the chance of knowing a card has fallen to 90%.", "quiet"),)
    if not values:
        yield (("No card was answered yet.", ""),)
        return
    most = max(found.histogram)
    for name, number in zip(STABILITIES, found.histogram, strict=True):
        share = f"{percent(number / len(values)):>6}  "
        yield _barred(f"  {name:<16}", number, most, width, share)
    long = sum(value >= 21 for value in values)
    middle = median(values)
    half = f"half of them above {middle:,.{int(middle < 10)}f} days"
    yield ((f"{some(len(values), 'card')} · {half} · {long:,} at three weeks or more", ""),)


def decks(found: Statistics, width: int) -> Iterator[Line]:
    """Each deck: its cards, the answers of the period, true retention, time."""
    wide = width >= 70
    room = min(48, width - (49 if wide else 28))
    more = f"{'Mature':>8}{'Time':>13}" if wide else ""
    yield (("Decks 词库", "bold"),)
    yield ((f"{'':<{room}}{'Cards':>7}{'Answers':>9}{'Remembered':>12}{more}", "quiet"),)
    for deck in found.by_deck:
        yield _deck(deck, room, wide, found.desired)


def _deck(deck: DeckStatistics, room: int, wide: bool, desired: float) -> Line:
    tally, share = deck.tally, deck.tally.retention().share
    more = f"{deck.cards['mature']:>8,}{duration(tally.took_ms):>13}" if wide else ""
    return (
        (fitted(deck.title, room), ""),
        (f"{sum(deck.cards.values()):>7,}{tally.answers:>9,}", ""),
        _kept(f"{percent(share):>12}", share, desired),
        (more, ""),
    )


def leeches(found: Statistics, name: Callable[[str], str], most: int = 10) -> Iterator[Line]:
    """The cards that were forgotten again and again; `name` gives the headword of a term."""
    cards = found.leeches
    yield (
        ("Leeches 难记的卡片  ", "bold"),
        (f"forgotten {found.leech_lapses} times or more", "quiet"),
    )
    for card in cards[:most]:
        yield _card(card, fitted(name(card.term), 20))
    if len(cards) > most:
        yield ((f"and {len(cards) - most:,} more", "quiet"),)
    if not cards:
        yield (("None.", ""),)


def history(found: History, width: int) -> Iterator[Line]:
    """A term: its cards, and its answers, the newest first."""
    tally = found.tally
    yield from _work(tally)
    yield from _retention(tally, None, width)
    yield ()
    yield (("Cards 卡片", "bold"),)
    for card in found.cards:
        yield _card(card, "")
    if not found.cards:
        yield (("None: it is not in the drill.", ""),)
    if found.answers:
        yield ()
        yield (("Answers 练习记录, the newest first", "bold"),)
    for one in found.answers:
        gave = "again that day" if one.interval < 1 else f"for {some(one.interval, 'day')}"
        yield (
            (f"{to_date(one.study_day).isoformat()}  {split_key(one.card)[1]:<12}", ""),
            (fitted(GRADES[one.rating - 1], 12), "low" if one.rating == Rating.AGAIN else "bold"),
            (f"{gave:<16}{duration(one.took_ms):>8}", "quiet"),
        )


def _card(card: Standing, name: str) -> Line:
    """A card in a line: its kind, how often it was asked and forgotten, and when it comes again."""
    kind = split_key(card.card)[1]
    if card.suspended:
        comes = "suspended"
    elif not card.live:
        comes = "no longer in the drill"
    else:
        comes = "new" if card.due is None else f"next {to_date(card.due).isoformat()}"
    facts = f"{some(card.reps, 'answer'):>12}, forgotten {card.lapses:,}" if card.reps else ""
    return (name, "bold"), (f"{kind:<12}", ""), (f"{facts:<28}", ""), (f"  {comes}", "quiet")


def _barred(name: str, number: int, most: int, width: int, between: str) -> Line:
    """A name, a number, what stands between, and the bar in the cells that are left."""
    lead = f"{number:>8,}{between}"
    left = width - 28 - len(between) - 8 if len(name) > 20 else width - 18 - len(between) - 8
    return (name, ""), (lead, ""), (bar(number, most, min(_WIDEST, left)), "bar")


PAGES: tuple[tuple[str, Callable[[Statistics, int], Iterator[Line]]], ...] = (
    ("Today 今日", today),
    ("Weeks 每周", weeks),
    ("Forecast 预测", forecast),
    ("Year 热力图", heat),
    ("Memory 记忆", stability),
)
