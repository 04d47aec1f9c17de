package register.read.lookup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.DateWalk;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.chain.VersionStatus;
import register.value.PolicyId;

/// Gathers the versions that a policy's page shows. The number of reads depends on how much is shown, not on how
/// many versions there are.
public final class VersionRows {
    /// The maximum number of announced versions on a page.
    private static final int ANNOUNCED = 12;

    private static final int LATER = 3;

    private static final int READ_AT_ONCE = 500;

    private final Lookup lookup;
    private final DateWalk from;
    private final LocalDate today;
    /// One more than shown.
    private final List<EntryHeader> said;
    private final int most;
    private final Optional<EntryHeader> inForce;
    private final RowChanges changes;

    private VersionRows(Lookup lookup, EntryHeader own, DateWalk from, int most) {
        this.lookup = lookup;
        this.from = from;
        this.today = lookup.history().today(own.timeZone());
        this.said = lookup.dated(own.policy(), from, most + 1);
        this.most = most;
        this.inForce = inForce(own);
        var standing = new ArrayList<EntryHeader>();
        for (int i = 0; i < said.size(); i++) {
            if (isLastOfItsDate(i)) {
                standing.add(said.get(i));
            }
        }
        this.changes = new RowChanges(lookup, standing);
    }

    /// @param lookup of a fixed chain
    /// @param own the page's entry
    /// @param from the start of the rows
    /// @param most the maximum number of entries in rows
    public static PageVersions of(Lookup lookup, EntryHeader own, DateWalk from, int most) {
        return new VersionRows(lookup, own, from, most).gathered(own);
    }

    /// The start of rows that show a version between its neighbours, so that newer ones do not change its page.
    public static DateWalk around(Lookup lookup, EntryHeader own) {
        List<EntryHeader> later = lookup.dated(own.policy(), DateWalk.after(own.effectiveDate()), LATER);
        return later.size() < LATER
                ? DateWalk.fromTheLast()
                : DateWalk.upTo(later.getLast().effectiveDate());
    }

    /// All entries for a year's dates.
    public static PageVersions ofYear(Lookup lookup, EntryHeader own, int year) {
        DateWalk from = DateWalk.upTo(LocalDate.of(year, 12, 31));
        return of(lookup, own, from, entries(lookup, own.policy(), from, year));
    }

    private static int entries(Lookup lookup, PolicyId policy, DateWalk from, int year) {
        int entries = 0;
        DateWalk way = from;
        while (true) {
            List<EntryHeader> some = lookup.dated(policy, way, READ_AT_ONCE);
            for (EntryHeader header : some) {
                if (header.effectiveDate().getYear() < year) {
                    return entries;
                }
                entries++;
            }
            if (some.size() < READ_AT_ONCE) {
                return entries;
            }
            way = way.beyond(some.getLast());
        }
    }

    private PageVersions gathered(EntryHeader own) {
        EntryHeader standing = standing(own);
        var rows = new ArrayList<VersionRow>();
        int shown = Math.min(most, said.size());
        for (int i = 0; i < shown; i++) {
            EntryHeader header = said.get(i);
            boolean stands = isLastOfItsDate(i);
            if (stands || header.kind().states()) {
                rows.add(row(header, stands));
            }
        }
        return new PageVersions(
                row(own, own.equals(standing)),
                standing,
                announced(own),
                rows,
                said.size() > most ? said.get(most).effectiveDate().getYear() : null);
    }

    private VersionRow row(EntryHeader header, boolean stands) {
        boolean compares = compares(header, stands ? History.EVER : header.recordedAt());
        EntryHeader corrected = corrected(header);
        return new VersionRow(
                header,
                stands ? status(header) : null,
                compares,
                corrected,
                lookup.additions(header),
                stands && (compares || corrected != null) ? changes.of(header, corrected) : null);
    }

    private boolean isLastOfItsDate(int i) {
        LocalDate date = said.get(i).effectiveDate();
        return i == 0
                ? from.sequence() == Long.MAX_VALUE || !date.equals(from.date())
                : !date.equals(said.get(i - 1).effectiveDate());
    }

    private VersionStatus status(EntryHeader standing) {
        if (standing.kind() == EntryKind.WITHDRAWAL) {
            return VersionStatus.WITHDRAWN;
        }
        if (standing.effectiveDate().isAfter(today)) {
            return VersionStatus.ANNOUNCED;
        }
        return inForce.equals(Optional.of(standing)) ? VersionStatus.IN_FORCE : VersionStatus.SUPERSEDED;
    }

    /// True if all entries for future dates are among those read.
    private boolean knowsAhead() {
        return from.equals(DateWalk.fromTheLast())
                && (said.size() <= most || !said.getLast().effectiveDate().isAfter(today));
    }

    private Optional<EntryHeader> inForce(EntryHeader own) {
        if (knowsAhead()) {
            for (int i = 0; i < said.size(); i++) {
                EntryHeader header = said.get(i);
                if (isLastOfItsDate(i)
                        && header.kind() != EntryKind.WITHDRAWAL
                        && !header.effectiveDate().isAfter(today)) {
                    return Optional.of(header);
                }
            }
        }
        return lookup.history().inForce(own.policy(), today, null).map(entry -> entry.header());
    }

    private List<EntryHeader> announced(EntryHeader own) {
        if (!knowsAhead()) {
            return lookup.history().announced(own.policy(), ANNOUNCED);
        }
        var announced = new ArrayList<EntryHeader>();
        for (int i = said.size() - 1; i >= 0; i--) {
            EntryHeader header = said.get(i);
            if (isLastOfItsDate(i)
                    && header.kind() != EntryKind.WITHDRAWAL
                    && header.effectiveDate().isAfter(today)) {
                announced.add(header);
            }
        }
        return announced.subList(0, Math.min(ANNOUNCED, announced.size()));
    }

    private EntryHeader standing(EntryHeader own) {
        for (int i = 0; i < said.size(); i++) {
            if (said.get(i).effectiveDate().equals(own.effectiveDate()) && isLastOfItsDate(i)) {
                return said.get(i);
            }
        }
        return lookup.history()
                .version(own.policy(), own.effectiveDate(), null)
                .map(entry -> entry.header())
                .orElse(own);
    }

    /// True if an earlier version was in force as known at `known`. The entries read decide this for all rows
    /// except the last ones.
    private boolean compares(EntryHeader header, Instant known) {
        if (!covers(header)) {
            // The current entry for the rows' first date may not be among them.
            return isComparable(header, known);
        }
        LocalDate seen = null;
        for (EntryHeader other : said) {
            boolean first = other.effectiveDate().isBefore(header.effectiveDate())
                    && !other.recordedAt().isAfter(known)
                    && !other.effectiveDate().equals(seen);
            if (first && other.kind() != EntryKind.WITHDRAWAL) {
                return true;
            }
            seen = first ? other.effectiveDate() : seen;
        }
        return said.size() > most && isComparable(header, known);
    }

    private boolean isComparable(EntryHeader header, Instant known) {
        return lookup.history()
                .inForce(
                        header.policy(), header.effectiveDate().minusDays(1), known.equals(History.EVER) ? null : known)
                .isPresent();
    }

    /// True if the entries read begin at this entry's date or later.
    private boolean covers(EntryHeader header) {
        return !from.date().isBefore(header.effectiveDate());
    }

    private @Nullable EntryHeader corrected(EntryHeader header) {
        if (header.kind() != EntryKind.CORRECTION) {
            return null;
        }
        int at = said.indexOf(header);
        if (at >= 0 && at + 1 < said.size() && said.get(at + 1).effectiveDate().equals(header.effectiveDate())) {
            return said.get(at + 1);
        }
        return lookup.history().corrected(header).map(entry -> entry.header()).orElse(null);
    }
}
