package register.publishing;

import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.Version;
import register.chain.VersionPage;
import register.chain.VersionStatus;

/// Versions page by page, each reading only the rows it shows, compared with the whole chain: at any hour of any day,
/// whatever was corrected, withdrawn or redacted.
@Tag("property")
class VersionsProperties {
    @Test
    void pagesTogetherAreAllVersionsOfAStatus() {
        qt().withExamples(300)
                .forAll(Acts.any(), integers().between(0, 400), integers().between(1, 5))
                .check((acts, later, limit) -> {
                    Fixture fixture = played(acts, later);
                    List<Version> all = NaiveVersions.of(fixture);
                    for (VersionStatus status : VersionStatus.values()) {
                        List<Version> expected = all.stream()
                                .filter(version -> version.status() == status)
                                .toList();
                        if (!walked(fixture, status, limit).equals(expected)) {
                            return false;
                        }
                    }
                    return walked(fixture, null, limit).equals(all);
                });
    }

    @Test
    void announcedAreTheSoonestAhead() {
        qt().withExamples(300)
                .forAll(Acts.any(), integers().between(0, 400), integers().between(1, 5))
                .check((acts, later, limit) -> {
                    Fixture fixture = played(acts, later);
                    return fixture.history
                            .announced(Fixture.POLICY, limit)
                            .equals(NaiveVersions.of(fixture).reversed().stream()
                                    .filter(version -> version.status() == VersionStatus.ANNOUNCED)
                                    .limit(limit)
                                    .map(Version::standing)
                                    .toList());
                });
    }

    @Test
    void successorsMatchTheWholeList() {
        qt().withExamples(200).forAll(Acts.any(), integers().between(0, 400)).check((acts, later) -> {
            Fixture fixture = played(acts, later);
            return fixture.history.headers(Fixture.POLICY).stream()
                    .filter(header -> header.kind().isOfADate())
                    .allMatch(header -> fixture.history.successor(header).equals(successor(fixture, header)));
        });
    }

    @Test
    void entriesOfADateAreAllThatWasSaidOfIt() {
        qt().withExamples(200).forAll(Acts.any()).check(acts -> {
            Fixture fixture = Acts.played(acts);
            for (int day = -7; day < 8; day++) {
                LocalDate date = Acts.DAY.plusDays(day);
                if (!fixture.history
                        .entriesOf(Fixture.POLICY, date)
                        .equals(fixture.history.headers(Fixture.POLICY).stream()
                                .filter(header -> header.kind().isOfADate()
                                        && header.effectiveDate().equals(date))
                                .toList())) {
                    return false;
                }
            }
            return true;
        });
    }

    private static Fixture played(List<Integer> acts, int hoursLater) {
        Fixture fixture = Acts.played(acts);
        fixture.clock.advance(Duration.ofHours(hoursLater));
        return fixture;
    }

    private static List<Version> walked(Fixture fixture, @Nullable VersionStatus status, int limit) {
        var walked = new ArrayList<Version>();
        VersionPage page = fixture.history.versions(Fixture.POLICY, status, null, limit);
        walked.addAll(page.versions());
        while (page.next() != null) {
            page = fixture.history.versions(Fixture.POLICY, status, page.next(), limit);
            walked.addAll(page.versions());
        }
        return walked;
    }

    private static Optional<EntryHeader> successor(Fixture fixture, EntryHeader header) {
        EntryHeader next = null;
        for (Version version : NaiveVersions.of(fixture)) {
            if (version.effectiveDate().equals(header.effectiveDate())) {
                return version.standing().equals(header) ? Optional.ofNullable(next) : Optional.of(version.standing());
            }
            if (version.standing().kind() != EntryKind.WITHDRAWAL && version.status() != VersionStatus.ANNOUNCED) {
                next = version.standing();
            }
        }
        return Optional.empty();
    }
}
