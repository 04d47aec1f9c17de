package register.publishing;

import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.Version;
import register.chain.VersionStatus;

/// The version in force on a date, as known at an instant, compared with its definition over the whole chain.
@Tag("property")
class HistoryProperties {
    @Test
    void inForceEqualsTheDefinitionForEveryDateAndInstant() {
        qt().withExamples(300)
                .forAll(Acts.any(), integers().between(-8, 8), integers().between(0, 30))
                .check((acts, day, hour) -> {
                    Fixture fixture = Acts.played(acts);
                    LocalDate asOf = Acts.DAY.plusDays(day);
                    Instant knownAt = Acts.START.plus(Duration.ofHours(hour));
                    return fixture.history
                            .inForce(Fixture.POLICY, asOf, knownAt)
                            .map(Entry::header)
                            .equals(definition(fixture, asOf, knownAt));
                });
    }

    private static Optional<EntryHeader> definition(Fixture fixture, LocalDate asOf, Instant knownAt) {
        for (LocalDate date = asOf; date.isAfter(Acts.DAY.minusDays(30)); date = date.minusDays(1)) {
            EntryHeader last = null;
            for (EntryHeader header : fixture.history.headers(Fixture.POLICY)) {
                if (header.effectiveDate().equals(date) && !header.recordedAt().isAfter(knownAt)) {
                    last = header;
                }
            }
            if (last != null && last.kind() != EntryKind.WITHDRAWAL) {
                return Optional.of(last);
            }
        }
        return Optional.empty();
    }

    @Test
    void aRevisionIsKnownFromTheInstantOfItsRecording() {
        qt().withExamples(300).forAll(Acts.any()).check(acts -> {
            Fixture fixture = Acts.played(acts);
            return fixture.history.headers(Fixture.POLICY).stream()
                    .filter(header -> header.kind().states())
                    .allMatch(header -> revision(fixture, header, header.recordedAt())
                                    .equals(Optional.of(header))
                            && revision(fixture, header, null).equals(Optional.of(header))
                            && revision(fixture, header, header.recordedAt().minusMillis(1))
                                    .isEmpty());
        });
    }

    private static Optional<EntryHeader> revision(Fixture fixture, EntryHeader of, @Nullable Instant knownAt) {
        return fixture.history
                .revision(Fixture.POLICY, of.effectiveDate(), of.revision(), knownAt)
                .map(Entry::header);
    }

    @Test
    void everyChainVerifiesAndItsRevisionsCount() {
        qt().withExamples(300).forAll(Acts.any()).check(acts -> {
            Fixture fixture = Acts.played(acts);
            EntryHeader before = null;
            for (EntryHeader header : fixture.history.headers(Fixture.POLICY)) {
                Entry entry =
                        fixture.chain.entry(Fixture.POLICY, header.sequence()).orElseThrow();
                boolean linked = before == null
                        ? header.sequence() == 1
                        : header.sequence() == before.sequence() + 1
                                && header.recordedAt().isAfter(before.recordedAt());
                if (!linked || !entry.content().hash().equals(header.contentHash())) {
                    return false;
                }
                before = header;
            }
            return true;
        });
    }

    @Test
    void everyCorrectionCorrectsTheRevisionBeforeItAndNothingElseCorrects() {
        qt().withExamples(300).forAll(Acts.any()).check(acts -> {
            Fixture fixture = Acts.played(acts);
            List<EntryHeader> headers = fixture.history.headers(Fixture.POLICY);
            return headers.stream().allMatch(header -> {
                Optional<EntryHeader> before = headers.stream()
                        .filter(other -> header.kind() == EntryKind.CORRECTION
                                && other.effectiveDate().equals(header.effectiveDate())
                                && other.kind() != EntryKind.WITHDRAWAL
                                && other.revision() == header.revision() - 1)
                        .findFirst();
                return fixture.history.corrected(header).map(Entry::header).equals(before)
                        && (header.kind() != EntryKind.CORRECTION || before.isPresent());
            });
        });
    }

    @Test
    void atMostOneVersionIsInForceAndItIsTheOneThatInForceNames() {
        qt().withExamples(300).forAll(Acts.any()).check(acts -> {
            Fixture fixture = Acts.played(acts);
            List<EntryHeader> inForce = NaiveVersions.of(fixture).stream()
                    .filter(version -> version.status() == VersionStatus.IN_FORCE)
                    .map(Version::standing)
                    .toList();
            return inForce.equals(fixture.history
                    .inForce(Fixture.POLICY, null, null)
                    .map(entry -> List.of(entry.header()))
                    .orElse(List.of()));
        });
    }

    @Test
    void announcedVersionEntersIntoForceByTheClockAloneInItsOwnZone() {
        qt().withExamples(100).forAll(integers().between(-26, 26)).check(hours -> {
            var fixture = new Fixture();
            ZoneId zone = ZoneId.of("Pacific/Kiritimati");
            var accepted = new ArrayList<PublishingOutcome>();
            for (String date : List.of("2026-05-01", "2026-07-01")) {
                accepted.add(fixture.publishing.publish(Fixture.version(date, date, zone), Fixture.SOURCE, null));
            }
            Instant start = fixture.accepted(accepted.getLast()).effectiveFrom();
            fixture.clock.set(start.plus(Duration.ofHours(hours)));
            String expected = hours < 0 ? "2026-05-01" : "2026-07-01";
            return fixture.history
                    .inForce(Fixture.POLICY, null, null)
                    .map(entry -> entry.header().effectiveDate().toString())
                    .equals(Optional.of(expected));
        });
    }
}
