"""A real Anki collection, as the oracle of what an exported package means."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

# Before any other module of anki, which import each other in a circle.
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

if TYPE_CHECKING:
    from anki.cards import Card
    from anki.notes import Note


class AnkiDesk:
    """A collection of its own."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.col = Collection(str(folder / "collection.anki2"))

    def take(self, data: bytes, merge: bool = False) -> tuple[int, int, int]:
        """Import a package with Anki's usual options (change notes that are newer): how many notes
        were new, changed, and in conflict."""
        file = self.folder / "import.apkg"
        file.write_bytes(data)
        # Both update conditions stay 0: if newer.
        options = ImportAnkiPackageOptions(merge_notetypes=merge)
        log = self.col.import_anki_package(
            ImportAnkiPackageRequest(package_path=str(file), options=options)
        ).log
        # It keeps note types in memory that the import changed.
        self.col.close()
        self.col = Collection(str(self.folder / "collection.anki2"))
        return len(log.new), len(log.updated), len(log.conflicting)

    @property
    def notes(self) -> list[Note]:
        """All notes, in the order of their headwords."""
        found = [self.col.get_note(n) for n in self.col.find_notes("")]
        return sorted(found, key=lambda note: note.fields)

    @property
    def cards(self) -> list[Card]:
        """All cards."""
        return [self.col.get_card(n) for n in self.col.find_cards("")]

    def note(self, identity: str) -> Note:
        """The note with this id of tifa's."""
        (found,) = (note for note in self.notes if note["Id"] == identity)
        return found

    def guids(self) -> dict[str, str]:
        """The id of each note → its GUID."""
        return {note["Id"]: str(note.guid) for note in self.notes}

    def faces(self, identity: str) -> dict[str, tuple[str, str]]:
        """Kind of card → its question and answer as Anki renders them."""
        note = self.note(identity)
        found = {}
        for card in note.cards():
            output = card.render_output()
            found[str(card.template()["name"])] = (output.question_text, output.answer_text)
        return found

    def study(self, identity: str, ease: int = 3) -> None:
        """Answer the first card of a note, and give it a history one can know again."""
        card = self.note(identity).cards()[0]
        card.start_timer()
        self.col.sched.answerCard(card, ease)

    def progress(self) -> Sequence[tuple[int, ...]]:
        """What Anki knows of the learning of every card."""
        return sorted(
            (c.id, c.nid, c.ord, int(c.type), int(c.queue), c.due, c.ivl, c.reps, c.lapses)
            for c in self.cards
        )

    def close(self) -> None:
        """Close it."""
        self.col.close()
