package register.chain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import register.value.PolicyId;

/// The index row of a policy, written with each entry, so that a list of policies takes one read. Holds the versions
/// that may come into force without another entry: the one in force when the last entry was recorded, and those
/// announced then. The day decides which is in force.
///
/// @param head the policy's last entry
/// @param versions the current ones that were not withdrawn, ordered by effective date
/// @param from the first date from which all statements are known
/// @param until the date before which all statements are known: at most `MOST` announced versions are kept
public record PolicySummary(EntryHeader head, List<VersionSummary> versions, LocalDate from, LocalDate until) {
    static final int MOST = 8;

    public PolicySummary {
        versions = List.copyOf(versions);
    }

    public PolicyId policy() {
        return head.policy();
    }

    /// True if it covers this day: not a day before the last entry was recorded, nor one by which more announced
    /// versions have come into force than it holds.
    public boolean knows(LocalDate day) {
        return day.isBefore(until)
                && (from.equals(LocalDate.MIN) || inForce(day).isPresent());
    }

    public Optional<VersionSummary> inForce(LocalDate day) {
        return versions.reversed().stream()
                .filter(version -> !version.header().effectiveDate().isAfter(day))
                .findFirst();
    }

    /// Announced versions, soonest first.
    public List<VersionSummary> announced(LocalDate day) {
        return versions.stream()
                .filter(version -> version.header().effectiveDate().isAfter(day))
                .toList();
    }

    /// The summary after an entry is appended.
    ///
    /// @param chain without the entry
    /// @param before the previous summary; empty for a policy's first entry
    public static PolicySummary after(Chain chain, Optional<PolicySummary> before, Entry entry) {
        EntryHeader header = entry.header();
        LocalDate day = LocalDate.ofInstant(header.recordedAt(), header.timeZone());
        PolicySummary last = before.filter(summary -> summary.until().isAfter(day))
                .orElseGet(() -> before.isEmpty() && header.sequence() == 1
                        ? new PolicySummary(header, List.of(), LocalDate.MIN, LocalDate.MAX)
                        : read(chain, header, day));
        return last.with(chain, entry, day);
    }

    /// The summary for a day, read from the chain.
    ///
    /// @param head the policy's last entry
    public static PolicySummary read(Chain chain, EntryHeader head, LocalDate day) {
        PolicyId policy = head.policy();
        var versions = new ArrayList<VersionSummary>();
        LocalDate from = LocalDate.MIN;
        var past = new LastWords(chain, policy, DateWalk.upTo(day), History.EVER, 1);
        for (EntryHeader word = past.next(); word != null && versions.isEmpty(); word = past.next()) {
            if (word.kind() != EntryKind.WITHDRAWAL) {
                versions.add(summary(chain, word));
                from = word.effectiveDate();
            }
        }
        List<EntryHeader> announced = new Versions(chain, policy, day).announced(MOST + 1);
        for (EntryHeader word : announced.subList(0, Math.min(MOST, announced.size()))) {
            versions.add(summary(chain, word));
        }
        return new PolicySummary(
                head,
                versions,
                from,
                announced.size() > MOST ? announced.getLast().effectiveDate() : LocalDate.MAX);
    }

    private static VersionSummary summary(Chain chain, EntryHeader word) {
        Entry entry = chain.entry(word.policy(), word.sequence())
                .orElseThrow(() -> new IllegalStateException("no content of " + word.policy() + " " + word.sequence()));
        return summary(chain, entry);
    }

    private static VersionSummary summary(Chain chain, Entry entry) {
        EntryHeader header = entry.header();
        return VersionSummary.of(
                entry,
                header.kind() == EntryKind.CORRECTION
                        ? chain.latest(
                                header.policy(),
                                header.effectiveDate(),
                                header.recordedAt().minusMillis(1))
                        : Optional.empty());
    }

    private PolicySummary with(Chain chain, Entry entry, LocalDate day) {
        EntryHeader header = entry.header();
        LocalDate date = header.effectiveDate();
        NavigableMap<LocalDate, VersionSummary> kept = new TreeMap<>();
        versions.forEach(version -> kept.put(version.header().effectiveDate(), version));
        boolean known = header.kind().isOfADate() && !date.isBefore(from) && date.isBefore(until);
        if (known && header.kind() == EntryKind.WITHDRAWAL) {
            kept.remove(date);
        } else if (known) {
            kept.put(date, summary(chain, entry));
        }
        LocalDate inForce = kept.floorKey(day);
        boolean earlier = inForce != null && kept.firstKey().isBefore(inForce);
        NavigableMap<LocalDate, VersionSummary> left = inForce == null ? kept : kept.tailMap(inForce, true);
        int most = inForce == null ? MOST : MOST + 1;
        LocalDate end = until;
        while (left.size() > most) {
            end = left.pollLastEntry().getKey();
        }
        return new PolicySummary(header, List.copyOf(left.values()), earlier && inForce != null ? inForce : from, end);
    }
}
