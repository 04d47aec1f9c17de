package register.chain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import register.value.PolicyId;

/// Reads the version in force together with the announced ones.
final class Outlooks {
    /// The number of later entries examined for a past date: most of them were not announced then.
    private static final int AHEAD = 64;

    private final Chain chain;
    private final History history;
    private final Instant now;
    private final PolicyId policy;
    private final Instant knownAt;

    Outlooks(Chain chain, History history, Instant now, PolicyId policy, Instant knownAt) {
        this.chain = chain;
        this.history = history;
        this.now = now;
        this.policy = policy;
        this.knownAt = knownAt;
    }

    /// @param asOf null for today
    Optional<Outlook> on(@Nullable LocalDate asOf) {
        Optional<Outlook> outlook;
        do {
            outlook = asOf == null ? today() : then(asOf);
        } while (outlook.isPresent() && asOf != null && !stands(outlook.get().inForce(), asOf));
        return outlook;
    }

    /// Starts with the latest date, so that one read is enough if nothing is announced.
    private Optional<Outlook> today() {
        var announced = new ArrayList<Entry>();
        LocalDate upTo = LocalDate.MAX;
        while (announced.size() <= Outlook.MOST) {
            Optional<Entry> entry = history.standing(policy, upTo, knownAt);
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            EntryHeader header = entry.get().header();
            if (header.effectiveDate().isAfter(history.today(header.timeZone()))) {
                announced.addFirst(entry.get());
                upTo = header.effectiveDate().minusDays(1);
            } else if (stand(announced)) {
                return Optional.of(new Outlook(entry.get(), announced));
            } else {
                announced.clear();
                upTo = LocalDate.MAX;
            }
        }
        return nearest(announced.getFirst().header().timeZone());
    }

    /// The version in force today and those announced next, as known when the last entry was recorded, so that entries
    /// recorded meanwhile change nothing.
    private Optional<Outlook> nearest(ZoneId zone) {
        LocalDate today = history.today(zone);
        Instant known = chain.head(policy)
                .map(EntryHeader::recordedAt)
                .filter(knownAt::isAfter)
                .orElse(knownAt);
        return history.standing(policy, today, known).map(inForce -> new Outlook(inForce, announced(today, known)));
    }

    private Optional<Outlook> then(LocalDate asOf) {
        return history.standing(policy, asOf, knownAt).map(inForce -> {
            Instant end = endOf(asOf, inForce);
            boolean past = end.isBefore(now) && end.isBefore(knownAt);
            return new Outlook(inForce, announced(asOf, past ? end : knownAt));
        });
    }

    private List<Entry> announced(LocalDate after, Instant then) {
        var words = new TreeMap<LocalDate, EntryHeader>();
        for (EntryHeader header : chain.datedAfter(policy, after, then, AHEAD)) {
            words.put(header.effectiveDate(), header);
        }
        return words.values().stream()
                .filter(word -> word.kind() != EntryKind.WITHDRAWAL)
                .limit(Outlook.MOST)
                .flatMap(word -> chain.entry(policy, word.sequence()).stream())
                .toList();
    }

    /// True if several reads gave a consistent state: the first result still holds after the last read. Announcements
    /// made by a past day do not change.
    private boolean stands(Entry inForce, LocalDate asOf) {
        return endOf(asOf, inForce).isBefore(now)
                || history.standing(policy, asOf, knownAt).equals(Optional.of(inForce));
    }

    private boolean stand(List<Entry> announced) {
        LocalDate upTo = LocalDate.MAX;
        for (int i = announced.size() - 1; i >= 0; i--) {
            Entry entry = announced.get(i);
            if (!history.standing(policy, upTo, knownAt).equals(Optional.of(entry))) {
                return false;
            }
            upTo = entry.header().effectiveDate().minusDays(1);
        }
        return true;
    }

    private static Instant endOf(LocalDate date, Entry of) {
        return date.plusDays(1).atStartOfDay(of.header().timeZone()).toInstant().minusMillis(1);
    }
}
