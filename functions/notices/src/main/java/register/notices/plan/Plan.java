package register.notices.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import register.notice.NoticeRate;
import register.notice.RunAnnouncement;
import register.recipient.Recipient;
import register.value.Bytes;
import register.value.Language;
import register.value.Sha256;

/// The effect of a run: recipients, languages, deadlines and mails.
///
/// @param notices their number
/// @param told the number that the run has already notified
/// @param hash binds contacts and their changes, dates and the mails' words
/// @param notTold the number of recipients without a notice, by reason
/// @param mails each distinct mail, with its first recipient and their number
/// @param earliest the first `tellBy` of those still to be notified; absent if no one needs a period
/// @param late the number whose deadline has passed
/// @param lateNames the first of these customers, in the plan's order
public record Plan(
        RunAnnouncement announced,
        int notices,
        int told,
        Sha256 hash,
        SortedMap<UninformedRecipients, Integer> notTold,
        Map<PlannedNotice.Variant, Mails> mails,
        @Nullable Instant earliest,
        int late,
        List<String> lateNames) {
    private static final int NAMED = 5;

    public Plan {
        lateNames = List.copyOf(lateNames);
    }

    /// The number of recipients of the same mail.
    public record Mails(PlannedNotice first, int count) {}

    /// The words of a planned notice's mail, apart from its recipient's name and the notice's id.
    @FunctionalInterface
    public interface Letters {
        Bytes of(PlannedNotice planned);
    }

    /// @param now when the run would start
    static Plan of(
            Planning planning,
            RunAnnouncement announced,
            Letters letters,
            NoticeRate rate,
            PlanHash hash,
            Instant now) {
        var counting = new Counting(letters, hash);
        hash.add(letters.of(PlannedNotice.toASubscriber(announced)));
        planning.walk(counting);
        Instant done = now.plus(rate.length(counting.notices - counting.told));
        return new Plan(
                announced,
                counting.notices,
                counting.told,
                counting.hash.value(),
                counting.notTold,
                counting.mails,
                counting.tellBy.isEmpty() ? null : counting.tellBy.firstKey(),
                counting.tellBy.headMap(done, true).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum(),
                counting.names.headMap(done, true).values().stream()
                        .flatMap(List::stream)
                        .limit(NAMED)
                        .toList());
    }

    /// When it was previewed: later subscribers are not included.
    Instant seen() {
        return PlanHash.seen(hash);
    }

    public SortedMap<Language, Integer> languages() {
        var languages = new TreeMap<Language, Integer>();
        mails.forEach((variant, mail) -> languages.merge(variant.language(), mail.count(), Integer::sum));
        return languages;
    }

    /// The changes since a previewed plan, in words; empty if there are none.
    public List<String> differencesTo(Sha256 looked) {
        return PlanHash.differences(looked, hash);
    }

    private static final class Counting implements Planning.DecisionReceiver {
        private final Letters letters;
        private final PlanHash hash;
        private final SortedMap<UninformedRecipients, Integer> notTold = new TreeMap<>();
        private final NavigableMap<Instant, Integer> tellBy = new TreeMap<>();
        private final NavigableMap<Instant, List<String>> names = new TreeMap<>();
        private final Map<PlannedNotice.Variant, Mails> mails = new LinkedHashMap<>();
        private int notices;
        private int told;

        private Counting(Letters letters, PlanHash hash) {
            this.letters = letters;
            this.hash = hash;
        }

        @Override
        public void planned(PlannedNotice notice) {
            notices++;
            hash.add(notice);
            Mails standing = mails.get(notice.variant());
            if (standing == null && notice.recipient().kind() == Recipient.Kind.CONTACT) {
                hash.add(letters.of(notice));
            }
            mails.put(
                    notice.variant(),
                    new Mails(
                            Optional.ofNullable(standing).map(Mails::first).orElse(notice),
                            standing == null ? 1 : standing.count() + 1));
            Instant by = notice.tellBy();
            told += notice.told() ? 1 : 0;
            if (by != null && !notice.told()) {
                tellBy.merge(by, 1, Integer::sum);
                List<String> first = names.computeIfAbsent(by, _ -> new ArrayList<>());
                String customer = customer(notice.recipient());
                if (customer != null && first.size() < NAMED && !first.contains(customer)) {
                    first.add(customer);
                }
            }
        }

        private static @Nullable String customer(Recipient recipient) {
            Recipient.Who who = recipient.who();
            return who == null ? null : who.customer() == null ? who.address() : who.customer();
        }

        @Override
        public void left(Recipient recipient, UninformedRecipients why) {
            notTold.merge(why, 1, Integer::sum);
        }
    }
}
