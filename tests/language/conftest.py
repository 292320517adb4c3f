from __future__ import annotations

import pytest

from reader.language.words import Linguist


@pytest.fixture(scope="session")
def linguist(tmp_path_factory: pytest.TempPathFactory) -> Linguist:
    """One engine for all tests of this room; compiling its lexicon takes two seconds."""
    return Linguist(tmp_path_factory.mktemp("lexicon"))
