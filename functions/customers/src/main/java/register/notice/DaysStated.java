package register.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.policy.rules.RuleWords;
import register.recipient.TermsInUse;
import register.value.Sentence;

/// The days of notice stated by a policy and by its contacts' contracts.
///
/// @param promised by the policy; absent if it states none
/// @param contracts by their days, the longest first; only those that require more than the policy promises
record DaysStated(@Nullable Integer promised, List<Contracts> contracts) {
    /// The number of contracts that a sentence names.
    private static final int NAMED = 3;

    DaysStated {
        contracts = List.copyOf(contracts);
    }

    /// @param who the customers, in words
    record Contracts(int days, Sentence who) {
        private static Contracts of(int days, List<TermsInUse> alike) {
            int contacts = alike.stream().mapToInt(TermsInUse::contacts).sum();
            String name = alike.stream()
                    .map(TermsInUse::customer)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            if (name == null) {
                return new Contracts(
                        days, contacts == 1 ? RuleWords.say("a-contact") : RuleWords.say("contacts", contacts));
            }
            return new Contracts(
                    days, contacts == 1 ? Sentence.plain(name) : RuleWords.say("and-more", name, contacts - 1));
        }
    }

    static DaysStated of(@Nullable Integer promised, List<TermsInUse> inUse) {
        Map<Integer, List<TermsInUse>> byDays = inUse.stream()
                .filter(terms -> terms.noticeDays() != null || terms.objectionDays() != null)
                .filter(terms -> promised == null || terms.days() > promised)
                .collect(Collectors.groupingBy(TermsInUse::days, TreeMap::new, Collectors.toList()));
        var contracts = new ArrayList<Contracts>();
        byDays.forEach((days, alike) -> contracts.addFirst(Contracts.of(days, alike)));
        return new DaysStated(promised, contracts);
    }

    boolean isEmpty() {
        return promised == null && contracts.isEmpty();
    }

    /// The longest period; null if no days are stated.
    @Nullable
    Integer most() {
        return contracts.isEmpty()
                ? promised
                : Integer.valueOf(contracts.getFirst().days());
    }

    /// The instant before which everyone must have been notified of these changes; null if no days are stated.
    @Nullable
    Instant tellBefore(List<NotifiableChange> changes, ZoneId zone) {
        Integer most = most();
        return most == null
                ? null
                : changes.stream()
                        .map(change -> NoticePeriod.tellBy(change.start(), most, zone))
                        .min(Comparator.naturalOrder())
                        .orElse(null);
    }

    /// The reason why a change starts too early if the last recipient is notified at `told`; empty if it does not.
    Optional<Sentence> tooEarly(LocalDate start, Instant told, ZoneId zone) {
        var parts = new ArrayList<Sentence>();
        LocalDate day = NoticePeriod.day(told, zone);
        if (promised != null) {
            LocalDate earliest = NoticePeriod.earliestStart(told, promised, zone);
            if (start.isBefore(earliest)) {
                parts.add(RuleWords.say("days-allow", promised, day, earliest));
            }
        }
        for (Contracts each : contracts) {
            LocalDate earliest = NoticePeriod.earliestStart(told, each.days(), zone);
            if (start.isBefore(earliest) && parts.size() <= NAMED) {
                parts.add(
                        parts.isEmpty()
                                ? RuleWords.say("contract-allows-from", each.who(), each.days(), day, earliest)
                                : RuleWords.say("contract-allows", each.who(), each.days(), earliest));
            }
        }
        return parts.stream().reduce((one, other) -> RuleWords.say("both", one, other));
    }
}
