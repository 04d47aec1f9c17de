package register.files;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import register.chain.Chain;
import register.chain.DateWalk;
import register.chain.EntryHeader;
import register.chain.EntryKind;
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

    /// @param size of the log when the files were made
    /// @param day when they were made
    public SortedSet<LocalDate> since(long size, LocalDate day) {
        List<EntryHeader> entries = entries(size);
        if (entries.stream().anyMatch(entry -> entry.kind() == EntryKind.REDACTION)) {
            return all();
        }
        var changed = new TreeSet<LocalDate>();
        entries.stream().filter(entry -> entry.kind().isOfADate()).forEach(entry -> changed.add(entry.effectiveDate()));
        // Some of these started meanwhile, or ended the version before.
        changed.addAll(from(DateWalk.after(day)));
        for (EntryHeader entry : chain.dated(policy, DateWalk.upTo(today), NEAR)) {
            changed.add(entry.effectiveDate());
        }
        // Cosignatures and time-stamps come later.
        chain.headers(policy, Math.max(0, size - NEAR), 2 * NEAR).stream()
                .filter(entry -> entry.kind().isOfADate())
                .forEach(entry -> changed.add(entry.effectiveDate()));
        var affected = new TreeSet<>(changed);
        for (LocalDate date : changed) {
            chain.dated(policy, DateWalk.before(date), NEAR).forEach(entry -> affected.add(entry.effectiveDate()));
            chain.dated(policy, DateWalk.after(date), NEAR).forEach(entry -> affected.add(entry.effectiveDate()));
        }
        return affected;
    }

    private List<EntryHeader> entries(long after) {
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
