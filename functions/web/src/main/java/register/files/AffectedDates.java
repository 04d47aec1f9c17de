package register.files;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import register.chain.Chain;
import register.chain.DateWalk;
import register.chain.EntryHeader;
import register.value.PolicyId;

/// The effective dates whose files new entries, or the days since, may have changed.
///
/// @param today in the policy's time zone
public record AffectedDates(Chain chain, PolicyId policy, LocalDate today) {
    /// At least as many entries as a page shows before and after its own, so that it reaches every page that shows one.
    public static final int NEAR = 16;

    private static final int SOME = 500;

    /// All of them.
    public SortedSet<LocalDate> all() {
        return from(DateWalk.fromTheLast());
    }

    /// @param settled the entries whose proofs were final when the files were made
    /// @param day when they were made
    public SortedSet<LocalDate> since(long settled, LocalDate day) {
        var changed = new TreeSet<LocalDate>();
        entries(chain, policy, settled).stream()
                .filter(entry -> entry.kind().isOfADate())
                .forEach(entry -> changed.add(entry.effectiveDate()));
        // Some of these started meanwhile, or ended the version before. The clock may have been set back.
        changed.addAll(from(DateWalk.after(day.isBefore(today) ? day : today)));
        near(DateWalk.upTo(today), changed);
        var affected = new TreeSet<>(changed);
        for (LocalDate date : changed) {
            near(DateWalk.before(date), affected);
            near(DateWalk.after(date), affected);
        }
        return affected;
    }

    /// Adds the next dates with a version that was not withdrawn, and all between.
    private void near(DateWalk start, Set<LocalDate> dates) {
        DateWalk way = start;
        int standing = 0;
        List<EntryHeader> some = chain.dated(policy, way, NEAR);
        while (!some.isEmpty()) {
            for (EntryHeader entry : some) {
                dates.add(entry.effectiveDate());
                standing += switch (entry.kind()) {
                    case PUBLICATION -> 1;
                    case WITHDRAWAL -> -1;
                    default -> 0;
                };
            }
            way = way.beyond(some.getLast());
            some = standing < NEAR ? chain.dated(policy, way, NEAR) : List.of();
        }
    }

    /// The entries after the first ones.
    public static List<EntryHeader> entries(Chain chain, PolicyId policy, long after) {
        var all = new ArrayList<EntryHeader>();
        List<EntryHeader> some = chain.headers(policy, after, SOME);
        while (!some.isEmpty()) {
            all.addAll(some);
            some = chain.headers(policy, some.getLast().sequence(), SOME);
        }
        return all;
    }

    private SortedSet<LocalDate> from(DateWalk start) {
        var dates = new TreeSet<LocalDate>();
        DateWalk way = start;
        List<EntryHeader> some = chain.dated(policy, way, SOME);
        while (!some.isEmpty()) {
            some.forEach(entry -> dates.add(entry.effectiveDate()));
            way = way.beyond(some.getLast());
            some = chain.dated(policy, way, SOME);
        }
        return dates;
    }
}
