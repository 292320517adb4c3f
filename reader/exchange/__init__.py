"""What leaves tifa: articles as HTML, EPUB and Markdown, decks for Anki. Pure: values in, text or
bytes out.

`document` is an article ready to be given out, `body` its paragraphs and notes as XHTML, `html`,
`epub` and `markdown` whole files; `notes` are the notes of terms for Anki, `stamps` keep their
identities, `apkg` packs them.
"""
