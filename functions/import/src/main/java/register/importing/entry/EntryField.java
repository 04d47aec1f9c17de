package register.importing.entry;

import register.importing.source.MarkedText;

/// What an entry says of its subprocessor.
///
/// @param label the page's own word for it; empty if the page has none
/// @param meaning as in [Vocabulary#column]; empty if unknown
public record EntryField(String label, String meaning, MarkedText value) {}
