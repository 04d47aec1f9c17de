package register.chain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.value.PolicyId;

/// A policy's versions with their status today, by the current entry for each date. Coming into force is not recorded,
/// so the status follows from the day.
final class Versions {
    /// The number of dates that one page examines.
    static final int EXAMINED = 500;

    private final Chain chain;
    private final PolicyId policy;
    private final LocalDate today;

    Versions(Chain chain, PolicyId policy, LocalDate today) {
        this.chain = chain;
        this.policy = policy;
        this.today = today;
    }

    VersionPage page(@Nullable VersionStatus status, @Nullable LocalDate before, int limit) {
        boolean past = status == VersionStatus.IN_FORCE || status == VersionStatus.SUPERSEDED;
        LocalDate from = past && (before == null || before.isAfter(today)) ? today.plusDays(1) : before;
        LastWords words = words(from == null ? DateWalk.fromTheLast() : DateWalk.before(from), limit + 1);
        boolean inForceFound = from != null && !from.isAfter(today) && inForceFrom(from);
        var found = new ArrayList<Version>();
        LocalDate last = null;
        for (int examined = 0; ; examined++) {
            EntryHeader word = words.next();
            if (word == null || isBeyond(word, status, inForceFound)) {
                return new VersionPage(found, null);
            }
            Version version = new Version(word, status(word, inForceFound));
            inForceFound |= version.status() == VersionStatus.IN_FORCE;
            boolean asked = status == null || version.status() == status;
            if (asked && found.size() == limit) {
                return new VersionPage(found, found.getLast().effectiveDate());
            }
            if (examined == EXAMINED) {
                return new VersionPage(
                        found, found.size() == limit ? found.getLast().effectiveDate() : last);
            }
            if (asked) {
                found.add(version);
            }
            last = word.effectiveDate();
        }
    }

    List<EntryHeader> announced(int limit) {
        var announced = new ArrayList<EntryHeader>();
        LastWords words = words(DateWalk.after(today), limit);
        for (EntryHeader word = words.next(); word != null && announced.size() < limit; word = words.next()) {
            if (word.kind() != EntryKind.WITHDRAWAL) {
                announced.add(word);
            }
        }
        return announced;
    }

    /// The version with a later date that came into force first.
    Optional<EntryHeader> inForceAfter(LocalDate date) {
        LastWords words = words(DateWalk.after(date), 1);
        EntryHeader word = words.next();
        while (word != null && word.kind() == EntryKind.WITHDRAWAL) {
            word = words.next();
        }
        return Optional.ofNullable(word).filter(next -> !next.effectiveDate().isAfter(today));
    }

    /// True if the version in force has this date or a later one.
    private boolean inForceFrom(LocalDate date) {
        LastWords words = words(DateWalk.upTo(today), 1);
        EntryHeader word = words.next();
        while (word != null && word.kind() == EntryKind.WITHDRAWAL) {
            word = words.next();
        }
        return word != null && !word.effectiveDate().isBefore(date);
    }

    /// True if no further version can have this status.
    private boolean isBeyond(EntryHeader word, @Nullable VersionStatus status, boolean inForceFound) {
        return (status == VersionStatus.ANNOUNCED && !word.effectiveDate().isAfter(today))
                || (status == VersionStatus.IN_FORCE && inForceFound);
    }

    private VersionStatus status(EntryHeader word, boolean inForceFound) {
        if (word.kind() == EntryKind.WITHDRAWAL) {
            return VersionStatus.WITHDRAWN;
        }
        if (word.effectiveDate().isAfter(today)) {
            return VersionStatus.ANNOUNCED;
        }
        return inForceFound ? VersionStatus.SUPERSEDED : VersionStatus.IN_FORCE;
    }

    private LastWords words(DateWalk way, int expected) {
        return new LastWords(chain, policy, way, History.EVER, expected);
    }
}
