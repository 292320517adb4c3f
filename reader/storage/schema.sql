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
    added          TEXT NOT NULL,                     -- UTC, ISO 8601
    came_from      TEXT NOT NULL DEFAULT '',          -- the file or URL it was read from
    came_as        TEXT NOT NULL DEFAULT ''           -- its digest then; edited, it has another
) STRICT;
CREATE INDEX article_by_digest ON article (digest);
CREATE INDEX article_by_came_as ON article (came_as);
CREATE INDEX article_by_came_from ON article (came_from);
CREATE INDEX article_by_title ON article (title);

-- What tells the text of an article from others; similar ones share most of it.
CREATE TABLE article_print (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    print   INTEGER NOT NULL,
    PRIMARY KEY (article, print)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_print_by_print ON article_print (print);

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
    terms     TEXT NOT NULL,                          -- JSON: [[id, start, end, shown], …];
                                                      -- shown is null where silenced
    shown     INTEGER NOT NULL,                       -- how many terms are marked
    UNIQUE (article, seq)
) STRICT;
CREATE INDEX block_with_terms ON block (article, seq) WHERE shown > 0;

CREATE TABLE article_word (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    word    TEXT NOT NULL,
    term    TEXT NOT NULL DEFAULT '',                 -- id of the marked term it stands in
    count   INTEGER NOT NULL,
    rank    INTEGER NOT NULL,                         -- by frequency in the language; 0: rare
    PRIMARY KEY (article, word, term)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_term (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    term    TEXT NOT NULL,
    count   INTEGER NOT NULL,
    blocks  BLOB NOT NULL DEFAULT x'',                -- the numbers of those that hold it
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
    took_ms     INTEGER NOT NULL,
    marks       TEXT NOT NULL DEFAULT '[]'            -- JSON: of each item recited, 1 right, 0 not
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
    lapses     INTEGER NOT NULL,
    step       INTEGER NOT NULL DEFAULT 0             -- recalls so far of those wanted today
) STRICT, WITHOUT ROWID;
CREATE INDEX card_due ON card_state (due, shuffle) WHERE live AND state <> 'new';
CREATE INDEX card_new ON card_state (place, rank, card) WHERE live AND state = 'new';
CREATE INDEX card_by_term ON card_state (term);
CREATE INDEX card_known ON card_state (term)
    WHERE live AND rank = 0 AND state = 'review' AND stability >= 21;

-- What the derived rows were made of: the glossary's digest, the model's parameter set.
CREATE TABLE card_stamp (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Parameters of the model that were fitted to the answers; the newest not withdrawn is in force,
-- the built-in set without one.
CREATE TABLE parameter_set (
    seq         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL,                        -- the model and a fingerprint of the weights
    weights     TEXT NOT NULL,                        -- JSON
    fitted      TEXT NOT NULL,                        -- UTC, ISO 8601
    answers     INTEGER NOT NULL,                     -- it was tried on,
    loss_before REAL NOT NULL,                        -- the log loss on them of the set before,
    loss_after  REAL NOT NULL,                        -- and its own
    withdrawn   TEXT                                  -- UTC, ISO 8601
) STRICT;

-- The user's word on a card; of its own, so that a rebuild never loses it.
CREATE TABLE card_flag (
    card TEXT NOT NULL,
    flag TEXT NOT NULL,                               -- suspended, buried, flagged
    since TEXT NOT NULL,
    until INTEGER,                                    -- study day on which it ends; null: never
    PRIMARY KEY (card, flag)
) STRICT, WITHOUT ROWID;

-- What was given out to Anki, so that what holds the same keeps its time, and a renamed term its note.
CREATE TABLE exported_note (
    id      TEXT PRIMARY KEY,                         -- a term's id, a card's key; '': the note type
    guid    TEXT NOT NULL UNIQUE,
    digest  TEXT NOT NULL,                            -- of the content
    changed INTEGER NOT NULL                          -- seconds since 1970
) STRICT, WITHOUT ROWID;

-- Readings the user corrected; of their own, so that annotating anew never loses them. They hold
-- at one place (all three of article, paragraph, offset), in one article, or everywhere (nulls).
CREATE TABLE reading (
    id        INTEGER PRIMARY KEY,
    word      TEXT NOT NULL,                          -- as printed
    syllables TEXT NOT NULL,                          -- parted by blanks, one per Hanzi
    article   TEXT,                                   -- its id; the article may be gone
    paragraph INTEGER,
    offset    INTEGER,                                -- code points into the paragraph; below 0:
                                                      -- the text that stood there is gone
    made      TEXT NOT NULL,                          -- UTC, ISO 8601
    CHECK ((paragraph IS NULL) = (offset IS NULL)),
    CHECK (article IS NOT NULL OR paragraph IS NULL)
) STRICT;
CREATE UNIQUE INDEX reading_by_scope ON reading
    (word, ifnull(article, ''), ifnull(paragraph, -9), ifnull(offset, -9));

-- Which of the terms that match a text is meant, as the user decided; of its own, so that neither
-- annotating anew nor other decks lose it. At one place, in one article, or everywhere, as above.
CREATE TABLE match_decision (
    id        INTEGER PRIMARY KEY,
    form      TEXT NOT NULL,                          -- of the match decided on: as printed for
                                                      -- one place, else folded
    choice    TEXT NOT NULL CHECK (choice IN ('mark', 'split', 'silence')),
    term      TEXT NOT NULL,                          -- the id of the one to mark, else empty
    article   TEXT,                                   -- its id; the article may be gone
    paragraph INTEGER,
    offset    INTEGER,                                -- code points into the paragraph
    made      TEXT NOT NULL,                          -- UTC, ISO 8601
    CHECK ((choice = 'mark') = (term <> '')),
    CHECK ((paragraph IS NULL) = (offset IS NULL)),
    CHECK (article IS NOT NULL OR paragraph IS NULL)
) STRICT;
CREATE UNIQUE INDEX match_decision_by_scope ON match_decision
    (form, ifnull(article, ''), ifnull(paragraph, -9), ifnull(offset, -9));

-- Candidates of mining that the user ignores, in whatever article they stand.
CREATE TABLE ignored_candidate (
    id   INTEGER PRIMARY KEY,                         -- the order in which they were ignored
    form TEXT NOT NULL UNIQUE,                        -- folded
    term TEXT NOT NULL,                               -- as printed
    made TEXT NOT NULL                                -- UTC, ISO 8601
) STRICT;
