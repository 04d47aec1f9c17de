package register.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import register.recipient.RecipientId;
import register.value.Language;
import register.value.PolicyId;
import register.value.Term;

/// A request made in a form, to be confirmed from the address: a subscription to a policy's notices, or a contact's
/// move to another address. Kept until it is done or expires.
///
/// @param revision counts the changes of this record, from 1; a change names the one that it replaces
/// @param isMove true for a contact's move, false for a subscription
/// @param language of the form's page, and of the mail
/// @param address for notices; absent once confirmed
/// @param recipient the contact that moves, or the subscriber, absent until confirmed
/// @param before the contact's old address; absent for a subscriber, and once the mail to it was written
/// @param attempts the number of attempts to send its mail
/// @param next when the register must process it: to write a mail, or to remove it
/// @param expires when it is removed
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
    /// The validity of a link to confirm.
    public static final Duration VALID = Duration.ofDays(2);

    public Confirmation {
        next = next.truncatedTo(ChronoUnit.MILLIS);
        expires = expires.truncatedTo(ChronoUnit.MILLIS);
    }

    /// The stages of a confirmation.
    public enum Stage implements Term {
        /// Its mail is due.
        ASKED,
        /// Its mail left, or may have left.
        MAILED,
        /// Confirmed; the consequences are still due.
        CONFIRMED,
        /// Done; kept so that a second click gets the same answer.
        DONE
    }

    /// A subscription, to be confirmed.
    public static Confirmation toSubscribe(PolicyId policy, Language language, String address, Instant now) {
        return asked(policy, language, address, null, null, now);
    }

    /// A contact's move, to be confirmed.
    ///
    /// @param before its current address
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

    /// True if it can be confirmed now.
    public boolean isOpen(Instant now) {
        return (stage == Stage.ASKED || stage == Stage.MAILED) && now.isBefore(expires);
    }

    public boolean isConfirmed() {
        return stage == Stage.CONFIRMED || stage == Stage.DONE;
    }

    /// This one with an attempt to send its mail; repeated at `again` unless a result is recorded.
    public Confirmation tried(Instant again) {
        return changed(stage, address, recipient, before, attempts + 1, again, expires);
    }

    /// This one after its mail was not taken.
    public Confirmation again(Instant later) {
        return changed(stage, address, recipient, before, attempts, later, expires);
    }

    /// This one with its mail deferred, the attempt not counted.
    public Confirmation deferred(Instant later) {
        return changed(stage, address, recipient, before, Math.max(0, attempts - 1), later, expires);
    }

    /// This one after its mail left.
    public Confirmation mailed(Instant now) {
        return changed(Stage.MAILED, address, recipient, before, attempts, now.plus(VALID), now.plus(VALID));
    }

    /// This one, confirmed: the address is now in the recipient's record alone.
    public Confirmation confirmed(RecipientId by, Instant now) {
        return changed(Stage.CONFIRMED, null, by, before, 0, now, expires);
    }

    /// This move, confirmed: `replaced` is the contact's old address, which gets a mail.
    public Confirmation moved(RecipientId contact, String replaced, Instant now) {
        return changed(Stage.CONFIRMED, null, contact, replaced, 0, now, expires);
    }

    /// This one, done.
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
