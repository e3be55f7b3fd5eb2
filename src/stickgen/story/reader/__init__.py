"""Reading a prompt: from its words to a Story.

The method is that of a lexicon-first partial parser, in four steps:

1. Directions for the film are taken out (``directions``), quotes, screenplay lines and chat
   shorthand become plain text (``normalise``), typing errors are undone (``spelling``).
2. The text is cut into tokens; each has all the word classes that the lexicon gives it: the
   function words of ``grammar``, the nouns of the catalogue, the table of verbs (``tokens``).
3. From left to right, tokens become noun phrases (``phrases``), verb groups with their
   complements (``predicates``) and clauses (``clauses``). A word of several classes is taken
   for what its neighbours allow (``lookahead``, ``phrases.ambiguity``, ``imperatives``).
4. The clauses are told one after the other: who is who, and what happens when (``telling``).

There is no backtracking and no search for the best tree, so a prompt takes milliseconds. The
limits are those of the lexicon and of looking a few words ahead: an unknown word is a noun, a
name or, by its ending, an adjective; nested relative clauses and garden paths are read wrong;
only English is read.
"""
