package register.chain;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.value.PolicyId;

/// Reads a policy's chain on both time axes: in force on a date, as known at an instant.
public final class History {
    /// Later than any instant the register records.
    public static final Instant EVER = Instant.parse("9999-12-31T23:59:59Z");

    private static final int PAGE = 500;
    private static final int FEW = 16;
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

    /// The policies whose last entry was recorded at or after this instant. One read for some hundred policies.
    public static List<PolicyId> changedSince(Chain chain, Instant since) {
        var changed = new ArrayList<PolicyId>();
        PolicyId last = null;
        while (true) {
            List<PolicySummary> page = chain.summaries(last, PAGE);
            page.stream()
                    .filter(summary -> !summary.head().recordedAt().isBefore(since))
                    .forEach(summary -> changed.add(summary.policy()));
            if (page.size() < PAGE) {
                return changed;
            }
            last = page.getLast().policy();
        }
    }

    /// The entry in force on `asOf` (null: now, in the policy's time zone) as known at `knownAt` (null: now).
    public Optional<Entry> inForce(PolicyId policy, @Nullable LocalDate asOf, @Nullable Instant knownAt) {
        Instant known = knownAt == null ? EVER : knownAt;
        if (asOf != null) {
            return standing(policy, asOf, known);
        }
        // A day that has begun anywhere on Earth may have begun for this policy; only the entry knows its time zone.
        Optional<Entry> candidate = standing(policy, LocalDate.ofInstant(clock.instant(), EARLIEST_ZONE), known);
        if (candidate.isEmpty()) {
            return candidate;
        }
        LocalDate today = today(candidate.get().header().timeZone());
        return candidate.get().header().effectiveDate().isAfter(today) ? standing(policy, today, known) : candidate;
    }

    /// The version in force on `asOf`, as in `inForce`, with the nearest `Outlook.MOST` versions announced for later
    /// dates by the end of that day, all as of one moment. For today it reads one entry, and two more for each date
    /// ahead, or about thirty if more are announced than fit. For another day it reads the version in force, a page
    /// of headers, and an entry for each announced version.
    public Optional<Outlook> outlook(PolicyId policy, @Nullable LocalDate asOf, @Nullable Instant knownAt) {
        return new Outlooks(chain, this, clock.instant(), policy, knownAt == null ? EVER : knownAt).on(asOf);
    }

    /// The current entry for exactly this effective date; for a withdrawn version, its withdrawal.
    public Optional<Entry> version(PolicyId policy, LocalDate effectiveDate, @Nullable Instant knownAt) {
        return chain.latest(policy, effectiveDate, knownAt == null ? EVER : knownAt)
                .filter(entry -> entry.header().effectiveDate().equals(effectiveDate));
    }

    /// The entry with this revision.
    public Optional<Entry> revision(PolicyId policy, LocalDate effectiveDate, int revision, @Nullable Instant knownAt) {
        Instant known = knownAt == null ? EVER : knownAt;
        return entriesOf(policy, effectiveDate).stream()
                .filter(header -> header.revision() == revision
                        && header.kind().states()
                        && !header.recordedAt().isAfter(known))
                .findFirst()
                .flatMap(header -> chain.entry(policy, header.sequence()));
    }

    /// All entries for a date, oldest first. Reads nothing for other dates except a page of headers.
    public List<EntryHeader> entriesOf(PolicyId policy, LocalDate effectiveDate) {
        var all = new ArrayList<EntryHeader>();
        DateWalk way = DateWalk.upTo(effectiveDate);
        while (true) {
            List<EntryHeader> page = chain.dated(policy, way, FEW);
            for (EntryHeader header : page) {
                if (!header.effectiveDate().equals(effectiveDate)) {
                    return all;
                }
                all.addFirst(header);
            }
            if (page.size() < FEW) {
                return all;
            }
            way = way.beyond(page.getLast());
        }
    }

    /// The entry that a correction corrects: the previous one for the same effective date. Empty if it
    /// is not a correction.
    public Optional<Entry> corrected(EntryHeader header) {
        return header.kind() == EntryKind.CORRECTION
                ? version(
                        header.policy(),
                        header.effectiveDate(),
                        header.recordedAt().minusMillis(1))
                : Optional.empty();
    }

    /// Versions with their status today, newest effective date first. If few have the requested status, a page may
    /// be short or even empty and still have a next one: each page examines no more than 500 dates.
    ///
    /// @param status null for any
    /// @param before limits the list to earlier dates; null for all
    /// @param limit 1 or more
    public VersionPage versions(
            PolicyId policy, @Nullable VersionStatus status, @Nullable LocalDate before, int limit) {
        return chain.head(policy)
                .map(head -> new Versions(chain, policy, today(head.timeZone())).page(status, before, limit))
                .orElseGet(() -> new VersionPage(List.of(), null));
    }

    /// The years in which versions take effect, newest first; one read for each.
    public List<Integer> years(PolicyId policy) {
        var years = new ArrayList<Integer>();
        List<EntryHeader> next = chain.dated(policy, DateWalk.fromTheLast(), 1);
        while (!next.isEmpty()) {
            int year = next.getFirst().effectiveDate().getYear();
            years.add(year);
            next = chain.dated(policy, DateWalk.before(LocalDate.of(year, 1, 1)), 1);
        }
        return years;
    }

    /// All versions of a year.
    public VersionPage versionsOf(PolicyId policy, @Nullable VersionStatus status, int year) {
        var versions = new ArrayList<Version>();
        LocalDate before = LocalDate.of(year + 1, 1, 1);
        while (before != null) {
            VersionPage page = versions(policy, status, before, Versions.EXAMINED);
            for (Version version : page.versions()) {
                if (version.effectiveDate().getYear() < year) {
                    return new VersionPage(versions, null);
                }
                versions.add(version);
            }
            before = page.next();
        }
        return new VersionPage(versions, null);
    }

    /// Announced versions, soonest first: the current entry of each future date that was not withdrawn, for
    /// at most `limit` dates.
    public List<EntryHeader> announced(PolicyId policy, int limit) {
        return chain.head(policy)
                .map(head -> new Versions(chain, policy, today(head.timeZone())).announced(limit))
                .orElseGet(List::of);
    }

    /// Today's status of the version in this entry, as known at `knownAt` (null: now). A corrected one is superseded.
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

    /// The entry that replaced this one: the correction or withdrawal current for its date, otherwise the version
    /// that came into force next. Empty while it is in force or announced. As known now.
    public Optional<EntryHeader> successor(EntryHeader header) {
        Optional<EntryHeader> standing =
                version(header.policy(), header.effectiveDate(), null).map(Entry::header);
        return standing.equals(Optional.of(header))
                ? new Versions(chain, header.policy(), today(header.timeZone())).inForceAfter(header.effectiveDate())
                : standing;
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

    Optional<Entry> standing(PolicyId policy, LocalDate date, Instant knownAt) {
        Optional<Entry> entry = chain.latest(policy, date, knownAt);
        if (entry.isEmpty() || entry.get().header().kind() != EntryKind.WITHDRAWAL) {
            return entry;
        }
        DateWalk back = DateWalk.before(entry.get().header().effectiveDate());
        var words = new LastWords(chain, policy, back, knownAt, FEW);
        EntryHeader word = words.next();
        while (word != null && word.kind() == EntryKind.WITHDRAWAL) {
            word = words.next();
        }
        return word == null ? Optional.empty() : chain.entry(policy, word.sequence());
    }
}
