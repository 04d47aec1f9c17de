package register.read.embed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import register.chain.EntryHeader;
import register.policy.PolicyVersion;
import register.value.Language;
import register.words.ChangeLine;

/// A version that stands announced, with what it changes.
///
/// @param language of an edition that it has
/// @param before the date of the version with which it is compared
/// @param changes in the words of the list that announces it
public record Announcement(
        EntryHeader header, PolicyVersion version, Language language, LocalDate before, List<ChangeLine> changes) {
    public Announcement {
        changes = List.copyOf(changes);
    }

    /// When it takes force.
    public Instant from() {
        return header.effectiveDate().atStartOfDay(header.timeZone()).toInstant();
    }
}
