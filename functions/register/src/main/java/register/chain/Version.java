package register.chain;

import java.time.LocalDate;
import java.util.List;

/// A version with all its entries, oldest first.
public record Version(LocalDate effectiveDate, VersionStatus status, List<EntryHeader> entries) {
    public Version {
        entries = List.copyOf(entries);
    }

    /// The current entry: the last one.
    public EntryHeader standing() {
        return entries.getLast();
    }
}
