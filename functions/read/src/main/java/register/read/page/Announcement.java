package register.read.page;

import java.time.LocalDate;
import java.util.List;
import register.chain.EntryHeader;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.policy.compare.ChangeSummary;

/// A version that is announced, with what it changes against the one before it.
public record Announcement(EntryHeader header, PolicyVersion version, ChangeSummary changes) {

    /// Whether it or what it changes names somebody, or once did.
    public boolean namesPersons() {
        return version.subprocessors().stream().anyMatch(Subprocessor::naturalPerson)
                || changes.leaves().stream()
                        .anyMatch(part -> part.subprocessor().naturalPerson());
    }

    LocalDate date() {
        return header.effectiveDate();
    }

    /// What is to be listed and is not yet.
    List<Subprocessor> joining() {
        return changes.joins().stream()
                .map(part -> part.subprocessor().withEngagements(part.engagements()))
                .toList();
    }
}
