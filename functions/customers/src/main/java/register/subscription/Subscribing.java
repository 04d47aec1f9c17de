package register.subscription;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import register.recipient.Recipient;
import register.recipient.Recipient.Kind;
import register.recipient.Recipient.Who;
import register.recipient.RecipientErasure;
import register.recipient.RecipientId;
import register.recipient.Recipients;
import register.recipient.Terms;
import register.request.ChangeAuthor;
import register.request.DailyQuotas;
import register.subscription.FormTokens.Purpose;
import register.value.Language;
import register.value.PolicyId;
import register.value.ReferenceKey;

/// Handles readers' forms about notices. A request does the same work for every address, known or not; the mail to
/// the address is decided later. Every step can be repeated.
public final class Subscribing {
    /// The actor in histories for changes made by following a mailed link.
    public static final String BY_LINK = "recipient, by link";

    /// The daily number of requests from one network.
    private static final int FROM_NETWORK = 50;

    private static final int ATTEMPTS = 20;

    private final Confirmations confirmations;
    private final Recipients recipients;
    private final RecipientErasure erasure;
    private final FormTokens tokens;
    private final FormQuotas quotas;
    private final Clock clock;

    /// @param erasure for subscribers who leave
    /// @param key the register's; called once, when the first link is read or the first request made
    public Subscribing(
            Confirmations confirmations,
            Recipients recipients,
            DailyQuotas quotas,
            RecipientErasure erasure,
            ReferenceKey key,
            Clock clock) {
        this.confirmations = confirmations;
        this.recipients = recipients;
        this.erasure = erasure;
        this.tokens = new FormTokens(key);
        this.quotas = new FormQuotas(quotas, key, clock);
        this.clock = clock;
    }

    /// Records a request for a policy's notices; its mail leaves later.
    ///
    /// @param address checked
    /// @param source the network address of the reader
    /// @return false if the network's daily limit is reached
    public boolean ask(PolicyId policy, String address, Language language, String source) {
        return taken(Confirmation.toSubscribe(policy, language, address, clock.instant()), source);
    }

    /// Records a contact's request to move to another address; a mail to that address leaves later.
    ///
    /// @param contact found by `contact`
    /// @return false if the network's daily limit is reached
    public boolean askToMove(Recipient contact, String address, Language language, String source) {
        Who who = contact.who();
        if (who == null) {
            throw new IllegalArgumentException("recipient " + contact.id() + ": erased");
        }
        return taken(
                Confirmation.toMove(contact.policy(), language, address, contact.id(), who.address(), clock.instant()),
                source);
    }

    private boolean taken(Confirmation asked, String source) {
        if (!quotas.network("subscription", source, FROM_NETWORK, asked.id().value())) {
            return false;
        }
        confirmations.add(asked);
        return true;
    }

    /// The confirmation of a link; empty if the link is invalid or expired.
    public Optional<Confirmation> asked(PolicyId policy, String token) {
        return tokens.id(Purpose.CONFIRM, policy, token)
                .flatMap(id -> confirmations.find(new ConfirmationId(id)))
                .filter(found -> found.policy().equals(policy))
                .filter(found -> found.isConfirmed() ? isNotified(found) : found.isOpen(clock.instant()));
    }

    /// Recipients who left or ended get no notices, whatever they confirmed.
    private boolean isNotified(Confirmation confirmed) {
        return Optional.ofNullable(confirmed.recipient())
                .flatMap(id -> recipients.find(confirmed.policy(), id))
                .filter(Recipient::isNotified)
                .isPresent();
    }

    /// Confirms by a link.
    ///
    /// @return the confirmation afterwards; empty if it no longer exists
    public Optional<Confirmation> confirm(PolicyId policy, String token) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<Confirmation> found = asked(policy, token);
            if (found.isEmpty() || found.get().isConfirmed()) {
                return found;
            }
            Confirmation open = found.get();
            Optional<Confirmation> confirmed = open.recipient() == null
                    ? Optional.of(open.confirmed(subscribed(open), clock.instant()))
                    : moved(open, open.recipient());
            if (confirmed.isEmpty() || confirmations.replace(confirmed.get())) {
                return confirmed;
            }
        }
        throw new IllegalStateException("a confirmation was changed by others " + ATTEMPTS + " times");
    }

    /// The subscriber with this address, or a new one. Its id is derived from the link, so that it is created once.
    /// If two links for one address are followed at once, one subscriber remains, because the process that adds
    /// last sees both.
    private RecipientId subscribed(Confirmation open) {
        String address = address(open);
        Optional<RecipientId> already =
                subscriber(recipients, open.policy(), address).map(Recipient::id);
        if (already.isPresent()) {
            return already.get();
        }
        var id = new RecipientId(tokens.derived(open.id()));
        boolean _ = recipients.add(Recipient.added(
                id,
                open.policy(),
                Kind.SUBSCRIBER,
                new Who(null, null, address),
                open.language(),
                Terms.NONE,
                "confirmed",
                by()));
        List<Recipient> all = subscribers(recipients, open.policy(), address).toList();
        all.stream().skip(1).forEach(twin -> erasure.erase(open.policy(), twin.id(), null, by()));
        return all.isEmpty() ? id : all.getFirst().id();
    }

    /// The subscriber with this address.
    public static Optional<Recipient> subscriber(Recipients recipients, PolicyId policy, String address) {
        return subscribers(recipients, policy, address).findFirst();
    }

    /// Ordered by id.
    private static Stream<Recipient> subscribers(Recipients recipients, PolicyId policy, String address) {
        return recipients.withAddress(policy, address).stream()
                .map(id -> recipients.find(policy, id))
                .flatMap(Optional::stream)
                .filter(one -> one.kind() == Kind.SUBSCRIBER && one.isNotified());
    }

    /// Empty if the contact is no longer notified.
    private Optional<Confirmation> moved(Confirmation open, RecipientId id) {
        String address = address(open);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Recipient contact = recipients.find(open.policy(), id).orElse(null);
            Who who = contact == null ? null : contact.who();
            if (contact == null || who == null || !contact.isNotified()) {
                return Optional.empty();
            }
            if (who.address().equals(address)) {
                // A process that crashed has changed it.
                return Optional.of(open.confirmed(id, clock.instant()));
            }
            Recipient changed = contact.changed(
                    new Who(who.externalId(), who.customer(), address),
                    contact.language(),
                    contact.terms(),
                    "address",
                    by());
            if (recipients.replace(changed)) {
                return Optional.of(open.moved(id, who.address(), clock.instant()));
            }
        }
        throw new IllegalStateException(id + ": changed by others " + ATTEMPTS + " times");
    }

    private static String address(Confirmation open) {
        String address = open.address();
        if (address == null) {
            throw new IllegalStateException("a confirmation without an address");
        }
        return address;
    }

    /// The contact that may move by this link; empty if the link is invalid, or the contact is no longer notified.
    public Optional<Recipient> contact(PolicyId policy, String token) {
        return recipient(Purpose.MOVE, policy, token).filter(one -> one.kind() == Kind.CONTACT && one.isNotified());
    }

    /// True if the link ends a subscription, or has ended one.
    public boolean leaves(PolicyId policy, String token) {
        return tokens.id(Purpose.LEAVE, policy, token).isPresent();
    }

    /// Ends the subscription of a link, and erases the holder's personal data at once, including other subscriptions
    /// of the same address.
    ///
    /// @return false if the link is invalid
    public boolean leave(PolicyId policy, String token) {
        if (!leaves(policy, token)) {
            return false;
        }
        recipient(Purpose.LEAVE, policy, token)
                .filter(one -> one.kind() == Kind.SUBSCRIBER)
                .ifPresent(this::leave);
        return true;
    }

    private void leave(Recipient subscriber) {
        PolicyId policy = subscriber.policy();
        Who who = subscriber.who();
        if (who != null) {
            // The others are erased first, because the link finds them through this one.
            subscribers(recipients, policy, who.address())
                    .filter(other -> !other.id().equals(subscriber.id()))
                    .forEach(other -> erasure.erase(policy, other.id(), null, by()));
        }
        erasure.erase(policy, subscriber.id(), null, by());
    }

    private Optional<Recipient> recipient(Purpose purpose, PolicyId policy, String token) {
        return tokens.id(purpose, policy, token).flatMap(id -> recipients.find(policy, new RecipientId(id)));
    }

    private ChangeAuthor by() {
        return new ChangeAuthor(BY_LINK, clock.instant());
    }
}
