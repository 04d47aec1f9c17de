package register.chain;

import java.time.LocalDate;

/// The current statement for a date.
///
/// @param standing the current entry
/// @param status today
public record Version(EntryHeader standing, VersionStatus status) {

    public LocalDate effectiveDate() {
        return standing.effectiveDate();
    }
}
