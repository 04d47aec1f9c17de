package register.notices.plan;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.chain.EntryKind;
import register.notice.Announcement;
import register.notice.NoticePeriod;
import register.notice.NotifiableChange;
import register.notice.RunAnnouncement;
import register.policy.PolicyVersion;
import register.recipient.Recipient;
import register.recipient.RecipientId;
import register.recipient.Recipients;
import register.recipient.Terms;

/// Decides which recipients are notified of which changes. It reads recipients page by page, twice: first to find
/// repeated addresses, then to decide. Thus 50,000 need hardly more memory than one page.
public final class Planning {

    private final RunAnnouncement announced;
    private final Recipients recipients;
    private final InformedRecipients told;
    private final Instant until;

    /// @param until later subscribers are left out
    Planning(RunAnnouncement announced, Recipients recipients, InformedRecipients told, Instant until) {
        this.announced = announced;
        this.recipients = recipients;
        this.told = told;
        this.until = until;
    }

    /// Receives the decision for each recipient, ordered by id.
    interface DecisionReceiver {
        void planned(PlannedNotice notice);

        void left(Recipient recipient, UninformedRecipients why);
    }

    void walk(DecisionReceiver decided) {
        var addresses = new RepeatedAddresses();
        each(recipient -> Optional.ofNullable(recipient.who()).ifPresent(who -> addresses.add(who.address())));
        addresses.sorted();
        each(recipient -> decide(recipient, addresses::maybeTwice, decided));
    }

    /// Decides for one recipient.
    void decide(Recipient recipient, DecisionReceiver decided) {
        decide(recipient, _ -> true, decided);
    }

    private void decide(Recipient recipient, Predicate<String> maybeTwice, DecisionReceiver decided) {
        Recipient.Who who = recipient.who();
        if (who == null || !recipient.isNotified()) {
            decided.left(recipient, UninformedRecipients.ENDED);
        } else if (recipient.kind() == Recipient.Kind.SUBSCRIBER
                && recipient.since().isAfter(until)) {
            decided.left(recipient, UninformedRecipients.JOINED_SINCE);
        } else if (maybeTwice.test(who.address())) {
            decide(recipient, sharing(recipient, who), decided);
        } else {
            decide(recipient, List.of(recipient), decided);
        }
    }

    private void each(Consumer<Recipient> recipient) {
        recipients.all(announced.announcement().header().policy()).forEach(recipient);
    }

    /// The recipients with this address, including ended ones, ordered by id.
    private List<Recipient> sharing(Recipient recipient, Recipient.Who who) {
        return recipients.withAddress(recipient.policy(), who.address()).stream()
                .distinct()
                .sorted()
                .map((RecipientId id) -> recipients.find(recipient.policy(), id))
                .flatMap(Optional::stream)
                .toList();
    }

    /// @param sharing all recipients with its address, including itself
    private void decide(Recipient recipient, List<Recipient> sharing, DecisionReceiver decided) {
        boolean isContact = recipient.kind() == Recipient.Kind.CONTACT;
        if (!isContact
                && sharing.stream().anyMatch(other -> other.isNotified() && other.kind() == Recipient.Kind.CONTACT)) {
            decided.left(recipient, UninformedRecipients.CONTACT_HAS_ADDRESS);
            return;
        }
        List<Recipient> ever = sharing.stream()
                .filter(other -> other.id().equals(recipient.id()) || (isContact && sameCustomer(recipient, other)))
                .toList();
        List<Recipient> one = ever.stream().filter(Recipient::isNotified).toList();
        List<Integer> changes = changes(ever.stream().anyMatch(this::knows), one);
        if (changes.isEmpty()) {
            decided.left(recipient, why(recipient));
        } else if (!addressee(ever, one, changes).id().equals(recipient.id())) {
            decided.left(recipient, UninformedRecipients.SAME_CUSTOMER_AND_ADDRESS);
        } else {
            decided.planned(new PlannedNotice(
                    recipient, changes, tellBy(changes, one), objectionDays(one), told.already(recipient)));
        }
    }

    /// The contact that gets the shared notice: one with a notice in this run, otherwise the first.
    ///
    /// @param ever `one`, and ended contacts with the same customer and address
    private Recipient addressee(List<Recipient> ever, List<Recipient> one, List<Integer> changes) {
        return ever.size() == 1
                ? one.getFirst()
                : ever.stream()
                        .filter(each -> told.now(each, changes))
                        .findFirst()
                        .or(() -> one.stream()
                                .filter(each -> !told.isRecorded(each))
                                .findFirst())
                        .orElseGet(one::getFirst);
    }

    private UninformedRecipients why(Recipient recipient) {
        return isWithdrawal()
                ? UninformedRecipients.NOTHING_LEFT
                : knows(recipient) ? UninformedRecipients.KNOWS : UninformedRecipients.NOT_TOUCHED;
    }

    /// True if it was notified of the version before this entry: for a withdrawal of anything, for a correction of
    /// everything.
    private boolean knows(Recipient recipient) {
        return isWithdrawal() ? told.anything(recipient.id()) : announced.isCorrection() && told.all(recipient.id());
    }

    private static boolean sameCustomer(Recipient recipient, Recipient other) {
        String customer = Objects.requireNonNull(recipient.who()).customer();
        return customer != null
                && other.kind() == Recipient.Kind.CONTACT
                && customer.equals(Objects.requireNonNull(other.who()).customer());
    }

    private boolean isWithdrawal() {
        return announced.announcement().header().kind() == EntryKind.WITHDRAWAL;
    }

    /// @param one contacts of one customer with one address, who are notified together
    private List<Integer> changes(boolean knows, List<Recipient> one) {
        if (isWithdrawal() && !knows) {
            return List.of();
        }
        boolean whole = announced.isCorrection() && !knows;
        Announcement about = whole ? announced.whole() : announced.announcement();
        int own = whole && !about.equals(announced.announcement())
                ? announced.announcement().changes().size()
                : 0;
        var touched = new TreeSet<Integer>();
        one.forEach(each -> touched.addAll(RelevantChanges.by(about, each.terms())));
        if (whole && one.stream().noneMatch(each -> told.anything(each.id()))) {
            touched.removeIf(change -> about.changes().get(change).kind() == NotifiableChange.Kind.WITHDRAWN);
        }
        if (isWithdrawal() && touched.isEmpty()) {
            // Its terms have changed since: it was notified of a change that is now called off.
            return IntStream.range(0, about.changes().size()).boxed().toList();
        }
        return touched.stream().map(change -> own + change).toList();
    }

    private @Nullable Instant tellBy(List<Integer> changes, List<Recipient> one) {
        if (isWithdrawal()) {
            return null;
        }
        PolicyVersion version = announced.announcement().version();
        Integer promised = announced.announcement().promisedDays();
        int days = one.stream()
                .map(Recipient::terms)
                .flatMap(terms -> Stream.of(terms.noticeDays(), terms.objectionDays(), promised))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(0);
        return announced.changes(changes).stream()
                .filter(change -> change.kind().needsPeriod())
                .map(NotifiableChange::start)
                .min(Comparator.naturalOrder())
                .map(start -> NoticePeriod.tellBy(start, days, version.timeZone()))
                .orElse(null);
    }

    private static @Nullable Integer objectionDays(List<Recipient> one) {
        return one.stream()
                .map(Recipient::terms)
                .map(Terms::objectionDays)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
