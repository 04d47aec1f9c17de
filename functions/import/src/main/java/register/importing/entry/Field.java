package register.importing.entry;

import register.importing.source.Text;

/// What an entry says of its subprocessor.
///
/// @param label the page's own word for it; empty if the page has none
/// @param meaning as in [Vocabulary#column]; empty if unknown
public record Field(String label, String meaning, Text value) {}
