-- What the user did. Decks and shipped articles are plain text elsewhere; annotations are a cache.

-- Small facts of the installation, such as what the shipped articles looked like last time.
CREATE TABLE state (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE article (
    key            INTEGER PRIMARY KEY,
    id             TEXT NOT NULL UNIQUE,
    title          TEXT NOT NULL,
    subtitle       TEXT NOT NULL DEFAULT '',
    source         TEXT NOT NULL DEFAULT '',
    date           TEXT NOT NULL DEFAULT '',          -- YYYY[-MM[-DD]]
    author         TEXT NOT NULL DEFAULT '',
    note           TEXT NOT NULL DEFAULT '',
    title_supplied INTEGER NOT NULL DEFAULT 0,
    suspected      TEXT NOT NULL DEFAULT '[]',        -- JSON: [[as_is, likely], …]
    body           TEXT NOT NULL,                     -- clean Markdown without front matter
    hanzi          INTEGER NOT NULL,
    digest         TEXT NOT NULL,
    origin         TEXT NOT NULL CHECK (origin IN ('shipped', 'user')),
    added          TEXT NOT NULL                      -- UTC, ISO 8601
) STRICT;

-- The annotation of an article, and the digests of what made it.
CREATE TABLE annotation (
    article  INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    engine   TEXT NOT NULL,
    glossary TEXT NOT NULL,
    digest   TEXT NOT NULL,                           -- of the article annotated
    outline  BLOB NOT NULL                            -- per block: length and layout flags
) STRICT;

CREATE TABLE block (
    article   INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    seq       INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    start     INTEGER NOT NULL,                       -- code points into the paragraph
    heading   INTEGER NOT NULL,
    text      TEXT NOT NULL,
    words     TEXT NOT NULL,                          -- JSON: [lengths, readings, by]
    terms     TEXT NOT NULL,                          -- JSON: [[id, start, end, shown], …]
    shown     INTEGER NOT NULL,                       -- how many terms are marked
    UNIQUE (article, seq)
) STRICT;
CREATE INDEX block_with_terms ON block (article, seq) WHERE shown > 0;

CREATE TABLE article_word (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    word    TEXT NOT NULL,
    count   INTEGER NOT NULL,
    rank    INTEGER NOT NULL,                         -- by frequency in the language; 0: rare
    PRIMARY KEY (article, word)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_term (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    term    TEXT NOT NULL,
    count   INTEGER NOT NULL,
    PRIMARY KEY (article, term)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_term_by_term ON article_term (term);

-- Where each article was left; kept by id, so that a corrected version finds it again.
CREATE TABLE position (
    article   TEXT PRIMARY KEY,
    paragraph INTEGER NOT NULL,
    offset    INTEGER NOT NULL,                       -- code points into the paragraph
    progress  REAL NOT NULL,                          -- 0–1
    left_at   TEXT NOT NULL
) STRICT;

CREATE TABLE known (
    kind  TEXT NOT NULL CHECK (kind IN ('word', 'term')),
    key   TEXT NOT NULL,                              -- the word, or the term's id
    since TEXT NOT NULL,
    yes   INTEGER NOT NULL DEFAULT 1,                 -- 0: not known, whatever the level says
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE bookmark (
    key       INTEGER PRIMARY KEY,
    article   TEXT NOT NULL,
    paragraph INTEGER NOT NULL,
    offset    INTEGER NOT NULL,
    quote     TEXT NOT NULL,
    note      TEXT NOT NULL DEFAULT '',
    made      TEXT NOT NULL,
    UNIQUE (article, paragraph, offset)
) STRICT;

-- The drill. What the user did: drill_term, drill_sentence, review, retraction, card_flag.
-- card_state is derived from them and the decks, and can be made anew at any time.
-- Study days are days since 1970-01-01: date(86400 * study_day, 'unixepoch').

CREATE TABLE drill_term (
    seq   INTEGER PRIMARY KEY,                        -- the order in which terms came in
    term  TEXT NOT NULL UNIQUE,                       -- the term's id
    added TEXT NOT NULL                               -- UTC, ISO 8601
) STRICT;

-- The sentences a term was met in; they stay when it leaves the drill, for when it comes back.
CREATE TABLE drill_sentence (
    seq       INTEGER PRIMARY KEY,
    term      TEXT NOT NULL,
    facet     TEXT NOT NULL,                          -- the key of the sentence
    article   TEXT NOT NULL,                          -- its id; the article may be gone
    paragraph INTEGER NOT NULL,
    offset    INTEGER NOT NULL,                       -- code points into the paragraph
    sentence  TEXT NOT NULL,
    added     TEXT NOT NULL,
    UNIQUE (term, facet)
) STRICT;

-- The log: rows are only ever added. An answer taken back stays, with a retraction beside it.
CREATE TABLE review (
    seq         INTEGER PRIMARY KEY,                  -- the order in which this log took them
    id          TEXT NOT NULL UNIQUE,                 -- the same in every copy of the log
    card        TEXT NOT NULL,                        -- term#kind#facet as of then
    term        TEXT NOT NULL,
    rating      INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
    answered_at TEXT NOT NULL,                        -- UTC, ISO 8601
    study_day   INTEGER NOT NULL,
    interval    INTEGER NOT NULL,                     -- days given; 0: again on the same day
    due         INTEGER NOT NULL,                     -- study day
    parameters  TEXT NOT NULL,                        -- the set the interval was made with
    retention   REAL NOT NULL,                        -- the one wished for then, 0–1
    took_ms     INTEGER NOT NULL
) STRICT;
CREATE INDEX review_by_card ON review (card);
CREATE INDEX review_by_day ON review (study_day);

CREATE TABLE retraction (
    id     TEXT PRIMARY KEY,
    review TEXT NOT NULL UNIQUE REFERENCES review (id),
    at     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Every card of the terms in the drill, and those that only the log still knows (live = 0).
CREATE TABLE card_state (
    card       TEXT PRIMARY KEY,
    term       TEXT NOT NULL,
    live       INTEGER NOT NULL,                      -- today's decks make this card
    place      INTEGER NOT NULL,                      -- drill_term.seq: new cards come in its order
    rank       INTEGER NOT NULL,                      -- its place among the cards of its term
    shuffle    INTEGER NOT NULL,                      -- scatters the cards of one due day
    state      TEXT NOT NULL CHECK (state IN ('new', 'learning', 'review', 'relearning')),
    stability  REAL,                                  -- this and the rest: null while new
    difficulty REAL,
    first      INTEGER,                               -- study days of the first answer,
    last       INTEGER,                               -- of the latest,
    due        INTEGER,                               -- and of the next
    reps       INTEGER NOT NULL,
    lapses     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX card_due ON card_state (due, shuffle) WHERE live AND state <> 'new';
CREATE INDEX card_new ON card_state (place, rank, card) WHERE live AND state = 'new';
CREATE INDEX card_by_term ON card_state (term);
CREATE INDEX card_by_last ON card_state (last);
CREATE INDEX card_by_first ON card_state (first);

-- What the derived rows were made of: the glossary's digest, the model's parameter set.
CREATE TABLE card_stamp (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The user's word on a card; of its own, so that a rebuild never loses it.
CREATE TABLE card_flag (
    card TEXT NOT NULL,
    flag TEXT NOT NULL,                               -- suspended
    since TEXT NOT NULL,
    PRIMARY KEY (card, flag)
) STRICT, WITHOUT ROWID;

-- Readings the user corrected; of their own, so that annotating anew never loses them. They hold
-- at one place (all three of article, paragraph, offset), in one article, or everywhere (nulls).
CREATE TABLE reading (
    id        INTEGER PRIMARY KEY,
    word      TEXT NOT NULL,                          -- as printed
    syllables TEXT NOT NULL,                          -- parted by blanks, one per Hanzi
    article   TEXT,                                   -- its id; the article may be gone
    paragraph INTEGER,
    offset    INTEGER,                                -- code points into the paragraph
    made      TEXT NOT NULL,                          -- UTC, ISO 8601
    CHECK ((paragraph IS NULL) = (offset IS NULL)),
    CHECK (article IS NOT NULL OR paragraph IS NULL)
) STRICT;
CREATE UNIQUE INDEX reading_by_scope ON reading
    (word, ifnull(article, ''), ifnull(paragraph, -9), ifnull(offset, -9));
