package register.chain;

import java.time.LocalDate;

/// What is said of a date.
///
/// @param standing the last word on it
/// @param status today
public record Version(EntryHeader standing, VersionStatus status) {

    public LocalDate effectiveDate() {
        return standing.effectiveDate();
    }
}
