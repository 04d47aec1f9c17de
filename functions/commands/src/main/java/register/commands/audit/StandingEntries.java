package register.commands.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.HeaderJson;
import register.json.Json;
import register.json.Members;
import register.policy.Commitment;

/// The state of a log: for each effective date the last entry, the one before it, which a correction corrects, and
/// the one before that, which was current a moment ago; and the redacted persons. A list follows from these, with
/// contents and names.
public final class StandingEntries {
    private static final int KEPT = 3;

    private final TreeMap<LocalDate, List<EntryHeader>> words = new TreeMap<>();
    private final TreeSet<String> redacted = new TreeSet<>();

    void add(EntryHeader header) {
        if (header.kind().isOfADate()) {
            List<EntryHeader> of = words.computeIfAbsent(header.effectiveDate(), _ -> new ArrayList<>(KEPT));
            if (of.size() == KEPT) {
                of.removeFirst();
            }
            of.add(header);
        }
    }

    /// @param commitment of a person redacted by a signed entry
    void redact(String commitment) {
        redacted.add(commitment);
    }

    /// The state before an entry, as far as it was kept.
    StandingEntries before(EntryHeader entry) {
        var before = new StandingEntries();
        words().stream().filter(word -> word.sequence() < entry.sequence()).forEach(before::add);
        redacted.forEach(before::redact);
        return before;
    }

    /// The version in force on a date.
    public Optional<EntryHeader> inForce(LocalDate date) {
        return words.headMap(date, true).descendingMap().values().stream()
                .map(List::getLast)
                .filter(header -> header.kind() != EntryKind.WITHDRAWAL)
                .findFirst();
    }

    /// The last entries in the order of dates and, within a date, of sequences.
    List<EntryHeader> words() {
        return words.values().stream().flatMap(List::stream).toList();
    }

    SortedSet<String> redacted() {
        return redacted;
    }

    public Json json() {
        return Json.object()
                .put("entries", Json.array(words(), EntryHeader::json))
                .put("redacted", Json.strings(List.copyOf(redacted)))
                .build();
    }

    /// Reads the output of `json`.
    ///
    /// @throws IllegalArgumentException if it is malformed
    public static StandingEntries read(Members in) {
        var standing = new StandingEntries();
        in.list("entries", Members::json).forEach(header -> standing.add(HeaderJson.read(header)));
        in.texts("redacted").forEach(commitment -> standing.redact(new Commitment(commitment).hex()));
        return standing;
    }
}
