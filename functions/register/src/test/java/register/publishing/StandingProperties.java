package register.publishing;

import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.VersionStatus;

/// Where each entry stands today, and what took its place, against the list of versions.
class StandingProperties {
    private static final LocalDate DAY = LocalDate.parse("2026-06-01");
    private static final int DAYS = 8;

    private static Gen<List<Integer>> acts() {
        return lists().of(integers().between(0, 3 * DAYS - 1)).ofSizeBetween(0, 25);
    }

    private static Fixture after(List<Integer> acts) {
        var fixture = new Fixture();
        fixture.clock.set(Instant.parse("2026-06-01T00:00:00Z"));
        for (int i = 0; i < acts.size(); i++) {
            fixture.clock.advance(Duration.ofHours(1));
            LocalDate date = DAY.plusDays(acts.get(i) % DAYS - DAYS / 2);
            switch (acts.get(i) / DAYS) {
                case 0 -> fixture.publish(date.toString(), "Title " + i);
                case 1 -> fixture.correct(date.toString(), "Title " + i);
                default -> fixture.publishing.withdraw(Fixture.POLICY, date, "Reason " + i);
            }
        }
        return fixture;
    }

    @Test
    void statusOfAStandingEntryIsItsVersionsAndOthersAreSuperseded() {
        qt().withExamples(300).forAll(acts()).check(acts -> {
            Fixture fixture = after(acts);
            return fixture.history.versions(Fixture.POLICY).stream()
                    .allMatch(version -> version.entries().stream().allMatch(entry -> {
                        VersionStatus expected =
                                entry.equals(version.standing()) || version.status() == VersionStatus.WITHDRAWN
                                        ? version.status()
                                        : VersionStatus.SUPERSEDED;
                        return fixture.history.status(entry, null) == expected;
                    }));
        });
    }

    @Test
    void whateverDoesNotHoldAnyMoreHasASuccessorAndNothingElseHas() {
        qt().withExamples(300).forAll(acts()).check(acts -> {
            Fixture fixture = after(acts);
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
