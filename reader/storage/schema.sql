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
