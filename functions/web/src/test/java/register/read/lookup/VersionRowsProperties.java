package register.read.lookup;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import register.chain.DateWalk;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.chain.VersionStatus;
import register.read.Policies;
import register.read.TestRegister;

/// The rows of versions, page by page, compared with the whole chain, for publications with past and future dates,
/// corrections and withdrawals, on any day.
@Tag("property")
class VersionRowsProperties {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final int DAYS = 8;
    /// Over several years.
    private static final int APART = 60;

    @Test
    void rowsOfAllPagesAreThoseOfTheWholeChain() {
        qt().withExamples(150)
                .forAll(
                        lists().of(integers().between(0, 3 * DAYS - 1)).ofSizeBetween(1, 16),
                        integers().between(0, 10),
                        integers().between(1, 4))
                .check((acts, daysLater, most) -> {
                    TestRegister register = played(acts);
                    if (register.chain.policies().isEmpty()) {
                        return true;
                    }
                    Instant now = Instant.parse("2026-06-02T08:00:00Z").plusSeconds(86_400L * 20 * daysLater);
                    return holds(register, now, most);
                });
    }

    /// A page that begins within a date whose latest entry, a withdrawal, was on the previous page.
    @Test
    void aPageThatBeginsWithinADateDoesNotTakeItsFirstRowForTheLastWord() {
        assertTrue(holds(played(List.of(6, 7, 22)), Instant.parse("2026-06-02T08:00:00Z"), 1));
    }

    private static TestRegister played(List<Integer> acts) {
        var register = new TestRegister();
        for (int i = 0; i < acts.size(); i++) {
            String at = Instant.parse("2026-06-01T08:00:00Z")
                    .plusSeconds(3_600L * i)
                    .toString();
            String date =
                    DAY.plusDays((long) APART * (acts.get(i) % DAYS - DAYS / 2)).toString();
            String mark = " " + i;
            boolean has = register.chain
                    .latest(Policies.DESK, LocalDate.parse(date), History.EVER)
                    .filter(entry -> entry.header().effectiveDate().toString().equals(date)
                            && entry.header().kind() != EntryKind.WITHDRAWAL)
                    .isPresent();
            if (acts.get(i) / DAYS < 2) {
                if (has) {
                    register.correct(at, Policies.desk(date, words -> words + mark), "Reason " + i);
                } else {
                    register.publish(at, Policies.desk(date, words -> words + mark));
                }
            } else if (has && LocalDate.parse(date).isAfter(DAY.plusDays(1))) {
                register.withdraw(at, Policies.desk(date), "Reason " + i);
            }
        }
        return register;
    }

    private static boolean holds(TestRegister register, Instant now, int most) {
        var lookup = new Lookup(register.chain, register.records, register.persons, new ReadCache(), now);
        List<EntryHeader> dated = register.chain.headers(Policies.DESK, 0, 1000).stream()
                .filter(header -> header.kind().isOfADate())
                .sorted(Comparator.comparing(EntryHeader::effectiveDate)
                        .thenComparingLong(EntryHeader::sequence)
                        .reversed())
                .toList();
        LocalDate today = lookup.history().today(dated.getFirst().timeZone());
        var expected = new ArrayList<VersionRow>();
        for (EntryHeader header : dated) {
            if (isLast(dated, header) || header.kind().states()) {
                expected.add(row(register, lookup, dated, header, today));
            }
        }
        List<EntryHeader> announced = dated.reversed().stream()
                .filter(header -> isLast(dated, header)
                        && header.kind() != EntryKind.WITHDRAWAL
                        && header.effectiveDate().isAfter(today))
                .limit(12)
                .toList();
        for (EntryHeader own : dated) {
            EntryHeader standing = dated.stream()
                    .filter(header -> header.effectiveDate().equals(own.effectiveDate()))
                    .findFirst()
                    .orElseThrow();
            PageVersions newest = VersionRows.of(lookup, own, DateWalk.fromTheLast(), most);
            boolean right = newest.standing().equals(standing)
                    && newest.announced().equals(announced)
                    && same(newest.own(), row(register, lookup, dated, own, today))
                    && newest.status() == lookup.history().status(own, null)
                    && newest.rows().size() <= most
                    && same(newest.rows(), expected.subList(0, newest.rows().size()));
            int shown = newest.rows().size();
            Integer year = newest.older();
            while (right && year != null) {
                int of = year;
                PageVersions page = VersionRows.ofYear(lookup, own, of);
                List<VersionRow> all = expected.stream()
                        .filter(row -> row.header().effectiveDate().getYear() == of)
                        .toList();
                right = !all.isEmpty() && same(page.rows(), all);
                shown = Math.max(shown, expected.indexOf(all.getLast()) + 1);
                year = page.older();
            }
            if (!right || shown != expected.size()) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(List<VersionRow> rows, List<VersionRow> expected) {
        for (int i = 0; i < rows.size(); i++) {
            if (i == expected.size() || !same(rows.get(i), expected.get(i))) {
                return false;
            }
        }
        return rows.size() == expected.size();
    }

    private static boolean same(VersionRow row, VersionRow expected) {
        return row.header().equals(expected.header())
                && row.status() == expected.status()
                && row.compares() == expected.compares()
                && Optional.ofNullable(row.corrected()).equals(Optional.ofNullable(expected.corrected()))
                && (row.additions() == null) == (expected.additions() == null);
    }

    private static boolean isLast(List<EntryHeader> dated, EntryHeader header) {
        return dated.stream()
                .filter(other -> other.effectiveDate().equals(header.effectiveDate()))
                .findFirst()
                .equals(Optional.of(header));
    }

    private static VersionRow row(
            TestRegister register, Lookup lookup, List<EntryHeader> dated, EntryHeader header, LocalDate today) {
        boolean last = isLast(dated, header);
        Instant known = last ? History.EVER : header.recordedAt();
        boolean compares = new History(register.chain, Clock.fixed(lookup.now(), ZoneOffset.UTC))
                .inForce(Policies.DESK, header.effectiveDate().minusDays(1), known)
                .isPresent();
        return new VersionRow(
                header,
                last ? status(dated, header, today) : null,
                compares,
                lookup.history().corrected(header).map(Entry::header).orElse(null),
                lookup.additions(header),
                null);
    }

    private static @Nullable VersionStatus status(List<EntryHeader> dated, EntryHeader last, LocalDate today) {
        if (last.kind() == EntryKind.WITHDRAWAL) {
            return VersionStatus.WITHDRAWN;
        }
        if (last.effectiveDate().isAfter(today)) {
            return VersionStatus.ANNOUNCED;
        }
        boolean inForce = dated.stream()
                .filter(header -> isLast(dated, header)
                        && header.kind() != EntryKind.WITHDRAWAL
                        && !header.effectiveDate().isAfter(today))
                .findFirst()
                .equals(Optional.of(last));
        return inForce ? VersionStatus.IN_FORCE : VersionStatus.SUPERSEDED;
    }
}
