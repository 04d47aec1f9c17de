package register.read.lookup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.DateWalk;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.policy.compare.Additions;
import register.policy.compare.ChangeSummary;
import register.value.PolicyId;

/// Reads a policy's entries, each with its changes. One read finds the surrounding entries; then each
/// content is read once.
public final class EntryChanges {
    /// More than most policies ever have; entries before them are read one by one.
    private static final int SAID = 64;

    private final Lookup lookup;
    /// Newest date first, and for a date the current entry first.
    private final List<EntryHeader> said;
    private final boolean whole;
    /// By the hash of the content: a version is compared with the one before it and the one after.
    private final Map<String, StatedEntry> read = new HashMap<>();
    private boolean ofPersons;

    private EntryChanges(Lookup lookup, List<EntryHeader> said, boolean whole) {
        this.lookup = lookup;
        this.said = said;
        this.whole = whole;
    }

    /// @param lookup of a fixed chain
    /// @param date the latest date of entries to be requested
    public static EntryChanges upTo(Lookup lookup, PolicyId policy, LocalDate date) {
        List<EntryHeader> said = lookup.dated(policy, DateWalk.upTo(date), SAID);
        return new EntryChanges(lookup, said, said.size() < SAID);
    }

    /// The entries for the dates nearest to a day.
    ///
    /// @param most the number of entries to read on either side
    public static EntryChanges around(Lookup lookup, PolicyId policy, LocalDate day, int most) {
        var ahead = new ArrayList<>(lookup.dated(policy, DateWalk.after(day), most));
        if (ahead.size() == most) {
            // That date's current entry may not be among them.
            LocalDate cut = ahead.getLast().effectiveDate();
            ahead.removeIf(header -> header.effectiveDate().equals(cut));
            if (ahead.isEmpty()) {
                ahead.addAll(lookup.history().entriesOf(policy, cut));
            }
        }
        List<EntryHeader> back = lookup.dated(policy, DateWalk.upTo(day), most);
        var said = new ArrayList<>(ahead.reversed());
        said.addAll(back);
        return new EntryChanges(lookup, said, back.size() < most);
    }

    /// The current entry for each date read, newest date first.
    public List<EntryHeader> lastWords() {
        var words = new ArrayList<EntryHeader>();
        for (EntryHeader header : said) {
            if (words.isEmpty() || !words.getLast().effectiveDate().equals(header.effectiveDate())) {
                words.add(header);
            }
        }
        return words;
    }

    /// The earlier entries for this entry's date, latest first.
    public List<EntryHeader> earlier(EntryHeader word) {
        return said.stream()
                .filter(other -> other.effectiveDate().equals(word.effectiveDate())
                        && other.sequence() < word.sequence()
                        && other.kind().states())
                .toList();
    }

    /// True if anything read names a person, or once did.
    public boolean ofPersons() {
        return ofPersons;
    }

    /// @param header of a dated entry
    public EntryStanding of(EntryHeader header) {
        StatedEntry committed = committed(header);
        StatedEntry stated = lookup.shown(committed);
        Optional<EntryHeader> before = before(header);
        ChangeSummary changes = before.map(
                        was -> ChangeSummary.between(shown(was).version(), stated.version()))
                .orElse(null);
        Additions additions = header.kind() != EntryKind.CORRECTION
                ? null
                : before.map(was -> Additions.between(committed(was).version(), stated.version()))
                        .orElse(null);
        return new EntryStanding(stated, before.orElse(null), changes, additions, last(header));
    }

    /// An entry's version, with the names shown today.
    public StatedEntry shown(EntryHeader header) {
        return lookup.shown(committed(header));
    }

    private StatedEntry committed(EntryHeader header) {
        String hash = header.contentHash().hex();
        StatedEntry known = read.get(hash);
        if (known == null) {
            known = lookup.memory().stated(header);
            if (known == null) {
                known = lookup.entry(header.policy(), header.sequence())
                        .map(lookup::stated)
                        .orElseThrow(() -> new IllegalStateException(
                                "the chain has no entry " + header.sequence() + " of " + header.policy()));
            }
            read.put(hash, known);
            ofPersons |= !known.version().persons().isEmpty();
        }
        return new StatedEntry(header, known.version());
    }

    /// The entry to compare with.
    private Optional<EntryHeader> before(EntryHeader header) {
        if (header.kind() == EntryKind.CORRECTION) {
            int at = said.indexOf(header) + 1;
            return at > 0 && at < said.size() && said.get(at).effectiveDate().equals(header.effectiveDate())
                    ? Optional.of(said.get(at))
                    : lookup.history().corrected(header).map(Entry::header);
        }
        LocalDate passed = null;
        for (EntryHeader other : said) {
            boolean word = other.effectiveDate().isBefore(header.effectiveDate())
                    && other.sequence() < header.sequence()
                    && !other.effectiveDate().equals(passed);
            if (word && other.kind() != EntryKind.WITHDRAWAL) {
                return Optional.of(other);
            }
            passed = word ? other.effectiveDate() : passed;
        }
        return whole
                ? Optional.empty()
                : lookup.history()
                        .inForce(header.policy(), header.effectiveDate().minusDays(1), header.recordedAt())
                        .map(Entry::header);
    }

    private @Nullable EntryHeader last(EntryHeader header) {
        EntryHeader last = said.contains(header)
                ? said.stream()
                        .filter(other -> other.effectiveDate().equals(header.effectiveDate()))
                        .findFirst()
                        .orElse(header)
                : lookup.history()
                        .version(header.policy(), header.effectiveDate(), null)
                        .map(Entry::header)
                        .orElse(header);
        return last.equals(header) ? null : last;
    }
}
