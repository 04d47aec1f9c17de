package register.importing.entry;

import register.importing.source.MarkedText;

/// A detail of a subprocessor in an entry.
///
/// @param label the page's own word for it; empty if the page has none
/// @param meaning as in [Vocabulary#column]; empty if unknown
public record EntryField(String label, String meaning, MarkedText value) {}
