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

/// What readers do by forms about the notices that they get. Asking does the same work for every address, known or not;
/// what is then written to the address is decided later. Every step can be repeated.
public final class Subscribing {
    /// Who acts where somebody follows a link that it got by mail, as histories name it.
    public static final String BY_LINK = "recipient, by link";

    /// How often a day somebody may ask from one network.
    private static final int FROM_NETWORK = 50;

    private static final int ATTEMPTS = 20;

    private final Confirmations confirmations;
    private final Recipients recipients;
    private final RecipientErasure erasure;
    private final FormTokens tokens;
    private final FormQuotas quotas;
    private final Clock clock;

    /// @param erasure of who leaves
    /// @param key the register's; it is asked once, when the first link is read or the first thing asked for
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

    /// Takes down that an address wants a policy's notices; its mail leaves later.
    ///
    /// @param address checked
    /// @param source the network address that asks
    /// @return false where too much was asked from that network today
    public boolean ask(PolicyId policy, String address, Language language, String source) {
        return taken(Confirmation.toSubscribe(policy, language, address, clock.instant()), source);
    }

    /// Takes down that a contact wants its notices at another address; a mail to that address leaves later.
    ///
    /// @param contact one that `contact` found
    /// @return false where too much was asked from that network today
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

    /// What a link to confirm is about; empty where it is none, or its time is over.
    public Optional<Confirmation> asked(PolicyId policy, String token) {
        return tokens.id(Purpose.CONFIRM, policy, token)
                .flatMap(id -> confirmations.find(new ConfirmationId(id)))
                .filter(found -> found.policy().equals(policy))
                .filter(found -> found.isConfirmed() ? isTold(found) : found.isOpen(clock.instant()));
    }

    /// Who left, or ended, gets no notices any more, whatever it confirmed.
    private boolean isTold(Confirmation confirmed) {
        return Optional.ofNullable(confirmed.recipient())
                .flatMap(id -> recipients.find(confirmed.policy(), id))
                .filter(Recipient::isTold)
                .isPresent();
    }

    /// Confirms what a link is about.
    ///
    /// @return it afterwards; empty where there is no such thing any more
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

    /// The one who has the address already, or a new one. Its id follows from the link, so that no second one comes of
    /// it. Of two links of one address, followed at once, one subscriber is left: whoever adds last sees both.
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

    /// Who gets notices at this address by its own wish.
    public static Optional<Recipient> subscriber(Recipients recipients, PolicyId policy, String address) {
        return subscribers(recipients, policy, address).findFirst();
    }

    /// In order of their ids.
    private static Stream<Recipient> subscribers(Recipients recipients, PolicyId policy, String address) {
        return recipients.withAddress(policy, address).stream()
                .map(id -> recipients.find(policy, id))
                .flatMap(Optional::stream)
                .filter(one -> one.kind() == Kind.SUBSCRIBER && one.isTold());
    }

    /// Empty where the contact is told nothing any more.
    private Optional<Confirmation> moved(Confirmation open, RecipientId id) {
        String address = address(open);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Recipient contact = recipients.find(open.policy(), id).orElse(null);
            Who who = contact == null ? null : contact.who();
            if (contact == null || who == null || !contact.isTold()) {
                return Optional.empty();
            }
            if (who.address().equals(address)) {
                // A process that was lost has changed it.
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

    /// The contact that a link lets move; empty where it is no such link, or it is told nothing any more.
    public Optional<Recipient> contact(PolicyId policy, String token) {
        return recipient(Purpose.MOVE, policy, token).filter(one -> one.kind() == Kind.CONTACT && one.isTold());
    }

    /// Whether a link ends a subscription, or ended one.
    public boolean leaves(PolicyId policy, String token) {
        return tokens.id(Purpose.LEAVE, policy, token).isPresent();
    }

    /// Ends the subscription of a link, and erases at once what names its holder: any other of the same address, too.
    ///
    /// @return false where it is no such link
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
            // First the others: the link finds them through this one.
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
