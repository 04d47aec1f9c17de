package register.chain;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import register.value.PolicyId;

/// Reads a policy's chain in both times: what was in force on a date, as known at an instant.
public final class History {
    /// Later than any instant that the register records.
    public static final Instant EVER = Instant.parse("9999-12-31T23:59:59Z");

    private static final int PAGE = 500;
    private static final ZoneOffset EARLIEST_ZONE = ZoneOffset.ofHours(14);

    private final Chain chain;
    private final Clock clock;

    public History(Chain chain, Clock clock) {
        this.chain = chain;
        this.clock = clock;
    }

    public List<PolicyId> policies() {
        return chain.policies();
    }

    /// The entry in force on `asOf` (null: now, in the policy's time zone) as known at `knownAt` (null: now).
    public Optional<Entry> inForce(PolicyId policy, @Nullable LocalDate asOf, @Nullable Instant knownAt) {
        Instant known = knownAt == null ? EVER : knownAt;
        if (asOf != null) {
            return standing(policy, asOf, known);
        }
        // Where a day has begun anywhere on Earth it may have begun for this policy; only the entry knows its zone.
        Optional<Entry> candidate = standing(policy, LocalDate.ofInstant(clock.instant(), EARLIEST_ZONE), known);
        if (candidate.isEmpty()) {
            return candidate;
        }
        LocalDate today = today(candidate.get().header().timeZone());
        return candidate.get().header().effectiveDate().isAfter(today) ? standing(policy, today, known) : candidate;
    }

    /// The current entry of exactly this effective date; a withdrawn version is found too, by its withdrawal.
    public Optional<Entry> version(PolicyId policy, LocalDate effectiveDate, @Nullable Instant knownAt) {
        return chain.latest(policy, effectiveDate, knownAt == null ? EVER : knownAt)
                .filter(entry -> entry.header().effectiveDate().equals(effectiveDate));
    }

    /// The entry that stated this revision.
    public Optional<Entry> revision(PolicyId policy, LocalDate effectiveDate, int revision, @Nullable Instant knownAt) {
        Instant known = knownAt == null ? EVER : knownAt;
        return headers(policy).stream()
                .filter(header -> header.effectiveDate().equals(effectiveDate)
                        && header.revision() == revision
                        && header.kind().states()
                        && !header.recordedAt().isAfter(known))
                .findFirst()
                .flatMap(header -> chain.entry(policy, header.sequence()));
    }

    /// What a correction corrects: the word before it on the same effective date. Empty for what is no correction.
    public Optional<Entry> corrected(EntryHeader header) {
        return header.kind() == EntryKind.CORRECTION
                ? version(
                        header.policy(),
                        header.effectiveDate(),
                        header.recordedAt().minusMillis(1))
                : Optional.empty();
    }

    /// Every version, newest effective date first, as known now.
    public List<Version> versions(PolicyId policy) {
        var byDate = new TreeMap<LocalDate, List<EntryHeader>>();
        for (EntryHeader header : headers(policy)) {
            if (!header.kind().isOfADate()) {
                continue;
            }
            byDate.computeIfAbsent(header.effectiveDate(), _ -> new ArrayList<>())
                    .add(header);
        }
        var versions = new ArrayList<Version>();
        boolean inForceFound = false;
        for (Map.Entry<LocalDate, List<EntryHeader>> date :
                byDate.descendingMap().entrySet()) {
            EntryHeader last = date.getValue().getLast();
            VersionStatus status;
            if (last.kind() == EntryKind.WITHDRAWAL) {
                status = VersionStatus.WITHDRAWN;
            } else if (date.getKey().isAfter(today(last.timeZone()))) {
                status = VersionStatus.ANNOUNCED;
            } else {
                status = inForceFound ? VersionStatus.SUPERSEDED : VersionStatus.IN_FORCE;
                inForceFound = true;
            }
            versions.add(new Version(date.getKey(), status, date.getValue()));
        }
        return versions;
    }

    /// Where what this entry stated stands today, as known at `knownAt` (null: now). What was corrected since is
    /// superseded.
    public VersionStatus status(EntryHeader header, @Nullable Instant knownAt) {
        Optional<EntryHeader> standing =
                version(header.policy(), header.effectiveDate(), knownAt).map(Entry::header);
        if (standing.filter(last -> last.kind() == EntryKind.WITHDRAWAL).isPresent()) {
            return VersionStatus.WITHDRAWN;
        }
        if (!standing.equals(Optional.of(header))) {
            return VersionStatus.SUPERSEDED;
        }
        LocalDate today = today(header.timeZone());
        if (header.effectiveDate().isAfter(today)) {
            return VersionStatus.ANNOUNCED;
        }
        return inForce(header.policy(), today, knownAt).map(Entry::header).equals(standing)
                ? VersionStatus.IN_FORCE
                : VersionStatus.SUPERSEDED;
    }

    /// What took the place of what this entry stated: the correction or withdrawal that stands for its date, else the
    /// version that came into force next; none while it is in force or announced. As known now.
    public Optional<EntryHeader> successor(EntryHeader header) {
        EntryHeader next = null;
        for (Version version : versions(header.policy())) {
            if (version.effectiveDate().equals(header.effectiveDate())) {
                return version.standing().equals(header) ? Optional.ofNullable(next) : Optional.of(version.standing());
            }
            if (version.status() == VersionStatus.IN_FORCE || version.status() == VersionStatus.SUPERSEDED) {
                next = version.standing();
            }
        }
        return Optional.empty();
    }

    /// All headers of a policy, oldest first.
    public List<EntryHeader> headers(PolicyId policy) {
        return headers(chain, policy);
    }

    /// All headers of a policy, oldest first.
    public static List<EntryHeader> headers(Chain chain, PolicyId policy) {
        var all = new ArrayList<EntryHeader>();
        List<EntryHeader> page;
        do {
            page = chain.headers(policy, all.isEmpty() ? 0 : all.getLast().sequence(), PAGE);
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }

    public LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private Optional<Entry> standing(PolicyId policy, LocalDate date, Instant knownAt) {
        LocalDate upTo = date;
        while (true) {
            Optional<Entry> entry = chain.latest(policy, upTo, knownAt);
            if (entry.isEmpty() || entry.get().header().kind() != EntryKind.WITHDRAWAL) {
                return entry;
            }
            upTo = entry.get().header().effectiveDate().minusDays(1);
        }
    }
}
