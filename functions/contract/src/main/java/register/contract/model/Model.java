package register.contract.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.EntryKind;

/// The register's expected behaviour in its simplest form: a list, searched from end to end for every question. It
/// shares only value types with the register.
final class Model {
    private final ZoneId zone;
    private final List<Statement> said = new ArrayList<>();

    /// One accepted statement about a date, or a redaction.
    ///
    /// @param mark of the statement; for a withdrawal, of the withdrawn one; for a redaction, 0
    /// @param person true if it names the sole trader; false if there is none
    record Statement(EntryKind kind, LocalDate date, int mark, int revision, Instant recordedAt, boolean person) {
        private Statement redacted() {
            return new Statement(kind, date, mark, revision, recordedAt, false);
        }
    }

    /// The register's expected answer.
    enum Answer {
        ACCEPTED,
        UNCHANGED,
        CONFLICT,
        REJECTED
    }

    Model(ZoneId zone) {
        this.zone = zone;
    }

    List<Statement> said() {
        return List.copyOf(said);
    }

    Answer publish(LocalDate date, int mark, Instant now) {
        Statement last = last(date, null);
        if (last == null || last.kind() == EntryKind.WITHDRAWAL) {
            return accept(EntryKind.PUBLICATION, date, mark, last == null ? 1 : last.revision() + 1, now);
        }
        return same(last, mark) ? Answer.UNCHANGED : Answer.CONFLICT;
    }

    Answer correct(LocalDate date, int mark, Instant now) {
        Statement last = last(date, null);
        if (last == null || last.kind() == EntryKind.WITHDRAWAL) {
            return Answer.REJECTED;
        }
        return same(last, mark) ? Answer.UNCHANGED : accept(EntryKind.CORRECTION, date, mark, last.revision() + 1, now);
    }

    Answer withdraw(LocalDate date, Instant now) {
        Statement last = last(date, null);
        if (last == null) {
            return Answer.REJECTED;
        }
        if (last.kind() == EntryKind.WITHDRAWAL) {
            return Answer.UNCHANGED;
        }
        return date.atStartOfDay(zone).toInstant().isAfter(recordedAt(now))
                ? accept(EntryKind.WITHDRAWAL, date, last.mark(), last.revision(), now, last.person())
                : Answer.REJECTED;
    }

    Answer redact(Instant now) {
        if (said.stream().noneMatch(one -> Acts.isPerson(one.mark()))) {
            return Answer.REJECTED;
        }
        if (said.stream().noneMatch(Statement::person)) {
            return Answer.UNCHANGED;
        }
        said.replaceAll(Statement::redacted);
        LocalDate date = LocalDate.ofInstant(recordedAt(now), zone);
        return accept(EntryKind.REDACTION, date, 0, 0, now, false);
    }

    /// The number of entries that name the sole trader.
    long named() {
        return said.stream().filter(Statement::person).count();
    }

    /// Equal words are equal content, except for an erased name: stated again, it is new.
    private static boolean same(Statement last, int mark) {
        return last.mark() == mark && (!Acts.isPerson(mark) || last.person());
    }

    /// The statement in force on a date, as known at an instant; null for now.
    Optional<Statement> inForce(LocalDate asOf, @Nullable Instant knownAt) {
        Map<LocalDate, Statement> standing = new HashMap<>();
        for (Statement one : said) {
            if (one.kind() != EntryKind.REDACTION
                    && !one.date().isAfter(asOf)
                    && (knownAt == null || !one.recordedAt().isAfter(knownAt))) {
                standing.put(one.date(), one);
            }
        }
        Statement best = null;
        for (Statement one : standing.values()) {
            if (one.kind() != EntryKind.WITHDRAWAL
                    && (best == null || one.date().isAfter(best.date()))) {
                best = one;
            }
        }
        return Optional.ofNullable(best);
    }

    /// The last statement about a date, as known at an instant; null for now.
    @Nullable
    Statement last(LocalDate date, @Nullable Instant knownAt) {
        Statement last = null;
        for (Statement one : said) {
            if (one.kind() != EntryKind.REDACTION
                    && one.date().equals(date)
                    && (knownAt == null || !one.recordedAt().isAfter(knownAt))) {
                last = one;
            }
        }
        return last;
    }

    private Answer accept(EntryKind kind, LocalDate date, int mark, int revision, Instant now) {
        return accept(kind, date, mark, revision, now, Acts.isPerson(mark));
    }

    private Answer accept(EntryKind kind, LocalDate date, int mark, int revision, Instant now, boolean person) {
        said.add(new Statement(kind, date, mark, revision, recordedAt(now), person));
        return Answer.ACCEPTED;
    }

    private Instant recordedAt(Instant now) {
        if (said.isEmpty() || now.isAfter(said.getLast().recordedAt())) {
            return now;
        }
        return said.getLast().recordedAt().plusMillis(1);
    }
}
