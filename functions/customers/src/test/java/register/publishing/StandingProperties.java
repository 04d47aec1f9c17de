package register.publishing;

import static org.quicktheories.QuickTheory.qt;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.VersionStatus;

/// The current standing of each entry, and its replacement, compared with the list of versions.
@Tag("property")
class StandingProperties {
    @Test
    void statusOfAStandingEntryIsItsVersionsAndOthersAreSuperseded() {
        qt().withExamples(300).forAll(Acts.any()).check(acts -> {
            Fixture fixture = Acts.played(acts);
            return NaiveVersions.of(fixture).stream()
                    .allMatch(version -> fixture.history.headers(Fixture.POLICY).stream()
                            .filter(entry -> entry.effectiveDate().equals(version.effectiveDate()))
                            .allMatch(entry -> {
                                VersionStatus expected =
                                        entry.equals(version.standing()) || version.status() == VersionStatus.WITHDRAWN
                                                ? version.status()
                                                : VersionStatus.SUPERSEDED;
                                return fixture.history.status(entry, null) == expected;
                            }));
        });
    }

    @Test
    void replacedEntriesAndNoOthersHaveASuccessor() {
        qt().withExamples(300).forAll(Acts.any()).check(acts -> {
            Fixture fixture = Acts.played(acts);
            return fixture.history.headers(Fixture.POLICY).stream().allMatch(header -> {
                Optional<EntryHeader> successor = fixture.history.successor(header);
                boolean stands = fixture.history
                        .version(Fixture.POLICY, header.effectiveDate(), null)
                        .map(Entry::header)
                        .equals(Optional.of(header));
                boolean holds = stands && fixture.history.status(header, null) != VersionStatus.SUPERSEDED;
                return successor.isEmpty() == holds
                        && successor
                                .filter(next -> next.effectiveDate().isBefore(header.effectiveDate()))
                                .isEmpty();
            });
        });
    }
}
