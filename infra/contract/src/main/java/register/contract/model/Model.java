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

/// What the register must accept, remember and answer, said as simply as can be: a list, looked through from end to
/// end for every question. It shares nothing with the register but values.
final class Model {
    private final ZoneId zone;
    private final List<Said> said = new ArrayList<>();

    /// One accepted statement about a date.
    ///
    /// @param mark what was said; of a withdrawal, what it withdraws
    record Said(EntryKind kind, LocalDate date, int mark, int revision, Instant recordedAt) {}

    /// How the register must answer.
    enum Answer {
        ACCEPTED,
        UNCHANGED,
        CONFLICT,
        REJECTED
    }

    Model(ZoneId zone) {
        this.zone = zone;
    }

    List<Said> said() {
        return List.copyOf(said);
    }

    Answer publish(LocalDate date, int mark, Instant now) {
        Said last = last(date, null);
        if (last == null || last.kind() == EntryKind.WITHDRAWAL) {
            return accept(EntryKind.PUBLICATION, date, mark, last == null ? 1 : last.revision() + 1, now);
        }
        return last.mark() == mark ? Answer.UNCHANGED : Answer.CONFLICT;
    }

    Answer correct(LocalDate date, int mark, Instant now) {
        Said last = last(date, null);
        if (last == null || last.kind() == EntryKind.WITHDRAWAL) {
            return Answer.REJECTED;
        }
        return last.mark() == mark
                ? Answer.UNCHANGED
                : accept(EntryKind.CORRECTION, date, mark, last.revision() + 1, now);
    }

    Answer withdraw(LocalDate date, Instant now) {
        Said last = last(date, null);
        if (last == null) {
            return Answer.REJECTED;
        }
        if (last.kind() == EntryKind.WITHDRAWAL) {
            return Answer.UNCHANGED;
        }
        return date.atStartOfDay(zone).toInstant().isAfter(recordedAt(now))
                ? accept(EntryKind.WITHDRAWAL, date, last.mark(), last.revision(), now)
                : Answer.REJECTED;
    }

    /// What is in force on a date, as known at an instant; null: now.
    Optional<Said> inForce(LocalDate asOf, @Nullable Instant knownAt) {
        Map<LocalDate, Said> standing = new HashMap<>();
        for (Said one : said) {
            if (!one.date().isAfter(asOf)
                    && (knownAt == null || !one.recordedAt().isAfter(knownAt))) {
                standing.put(one.date(), one);
            }
        }
        Said best = null;
        for (Said one : standing.values()) {
            if (one.kind() != EntryKind.WITHDRAWAL
                    && (best == null || one.date().isAfter(best.date()))) {
                best = one;
            }
        }
        return Optional.ofNullable(best);
    }

    /// The last that was said of a date, as known at an instant; null: now.
    @Nullable
    Said last(LocalDate date, @Nullable Instant knownAt) {
        Said last = null;
        for (Said one : said) {
            if (one.date().equals(date) && (knownAt == null || !one.recordedAt().isAfter(knownAt))) {
                last = one;
            }
        }
        return last;
    }

    private Answer accept(EntryKind kind, LocalDate date, int mark, int revision, Instant now) {
        said.add(new Said(kind, date, mark, revision, recordedAt(now)));
        return Answer.ACCEPTED;
    }

    private Instant recordedAt(Instant now) {
        if (said.isEmpty() || now.isAfter(said.getLast().recordedAt())) {
            return now;
        }
        return said.getLast().recordedAt().plusMillis(1);
    }
}
