package register.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import register.recipient.RecipientId;
import register.value.Language;
import register.value.PolicyId;
import register.value.Term;

/// What somebody asked for by a form, until it is done or its time is over: to get a policy's notices, or, of a
/// contact, to get them at another address. It counts once it is confirmed from that address.
///
/// @param revision counts the changes of this record, from 1; a change names the one that it replaces
/// @param isMove whether a contact asked for another address; else somebody wants to subscribe
/// @param language of the page on which it was asked, and of the mail
/// @param address to which notices are to go; absent once it was confirmed
/// @param recipient a contact that asked for another address; of a subscriber, absent until it was confirmed
/// @param before the address that a contact had; absent of a subscriber, and once it was written to
/// @param attempts how often its mail was tried
/// @param next when the register has to look at it: to write a mail, or to forget it
/// @param expires when it is forgotten
public record Confirmation(
        ConfirmationId id,
        int revision,
        PolicyId policy,
        boolean isMove,
        Stage stage,
        Language language,
        @Nullable String address,
        @Nullable RecipientId recipient,
        @Nullable String before,
        int attempts,
        Instant next,
        Instant expires) {
    /// How long a link that confirms can be used.
    public static final Duration VALID = Duration.ofDays(2);

    public Confirmation {
        next = next.truncatedTo(ChronoUnit.MILLIS);
        expires = expires.truncatedTo(ChronoUnit.MILLIS);
    }

    /// How far it has come.
    public enum Stage implements Term {
        /// Its mail has still to leave.
        ASKED,
        /// Its mail left, or may have.
        MAILED,
        /// It was confirmed; what follows from that has still to be done.
        CONFIRMED,
        /// All is done; kept so that a second click is answered alike.
        DONE
    }

    /// That somebody wants notices.
    public static Confirmation toSubscribe(PolicyId policy, Language language, String address, Instant now) {
        return asked(policy, language, address, null, null, now);
    }

    /// That a contact wants its notices elsewhere.
    ///
    /// @param before the address that it has now
    public static Confirmation toMove(
            PolicyId policy, Language language, String address, RecipientId contact, String before, Instant now) {
        return asked(policy, language, address, contact, before, now);
    }

    private static Confirmation asked(
            PolicyId policy,
            Language language,
            String address,
            @Nullable RecipientId contact,
            @Nullable String before,
            Instant now) {
        return new Confirmation(
                ConfirmationId.next(),
                1,
                policy,
                contact != null,
                Stage.ASKED,
                language,
                address,
                contact,
                before,
                0,
                now,
                now.plus(VALID));
    }

    /// Whether it can be confirmed at this time.
    public boolean isOpen(Instant now) {
        return (stage == Stage.ASKED || stage == Stage.MAILED) && now.isBefore(expires);
    }

    public boolean isConfirmed() {
        return stage == Stage.CONFIRMED || stage == Stage.DONE;
    }

    /// This one, its mail being tried; it is tried again where nothing is heard of that.
    public Confirmation tried(Instant again) {
        return changed(stage, address, recipient, before, attempts + 1, again, expires);
    }

    /// This one, its mail not having been taken.
    public Confirmation again(Instant later) {
        return changed(stage, address, recipient, before, attempts, later, expires);
    }

    /// This one, its mail to be tried later, as if it had not been tried.
    public Confirmation deferred(Instant later) {
        return changed(stage, address, recipient, before, Math.max(0, attempts - 1), later, expires);
    }

    /// This one, its mail having left.
    public Confirmation mailed(Instant now) {
        return changed(Stage.MAILED, address, recipient, before, attempts, now.plus(VALID), now.plus(VALID));
    }

    /// This one, confirmed: the address now stands in the recipient's record alone.
    public Confirmation confirmed(RecipientId by, Instant now) {
        return changed(Stage.CONFIRMED, null, by, before, 0, now, expires);
    }

    /// This one, a move, confirmed: `replaced` is the address that the contact had then, which is written to.
    public Confirmation moved(RecipientId contact, String replaced, Instant now) {
        return changed(Stage.CONFIRMED, null, contact, replaced, 0, now, expires);
    }

    /// This one, with nothing left to do.
    public Confirmation done() {
        return changed(Stage.DONE, null, recipient, null, attempts, expires, expires);
    }

    private Confirmation changed(
            Stage nextStage,
            @Nullable String nextAddress,
            @Nullable RecipientId nextRecipient,
            @Nullable String nextBefore,
            int nextAttempts,
            Instant nextAt,
            Instant nextExpires) {
        return new Confirmation(
                id,
                revision + 1,
                policy,
                isMove,
                nextStage,
                language,
                nextAddress,
                nextRecipient,
                nextBefore,
                nextAttempts,
                nextAt,
                nextExpires);
    }
}
