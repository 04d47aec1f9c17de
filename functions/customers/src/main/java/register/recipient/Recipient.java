package register.recipient;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.request.ChangeAuthor;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;
import register.value.Term;

/// A recipient of a policy's notices.
///
/// @param revision counts the changes of this record, from 1; a change names the one that it replaces
/// @param who absent once erased
/// @param salt 32 random bytes, never shown in any answer, from which the salts of its notices are derived: without
///     them nobody can test a name against a commitment; absent once erased
/// @param endedAt the time since which it is no longer notified; absent while it is
/// @param history all changes, the oldest first; it only grows, and identifies nobody
public record Recipient(
        RecipientId id,
        int revision,
        PolicyId policy,
        Kind kind,
        @Nullable Who who,
        @Nullable Bytes salt,
        Language language,
        Terms terms,
        Instant since,
        @Nullable Instant endedAt,
        List<RecipientChange> history) {
    public Recipient {
        history = List.copyOf(history);
    }

    /// The reason for notifying a recipient.
    public enum Kind implements Term {
        /// By contract: its company must be notified, so it can change its address but not unsubscribe.
        CONTACT,
        /// By subscription, confirmed from its address.
        SUBSCRIBER
    }

    /// The personal data of a recipient.
    ///
    /// @param externalId the company's id for a contact; absent for a subscriber
    /// @param customer the customer's name; absent if unknown
    public record Who(@Nullable String externalId, @Nullable String customer, String address) {}

    /// A new recipient.
    ///
    /// @param how the origin, e.g. `import`
    public static Recipient added(
            RecipientId id,
            PolicyId policy,
            Kind kind,
            Who who,
            Language language,
            Terms terms,
            String how,
            ChangeAuthor by) {
        RecipientChange change = RecipientChange.of(by, RecipientChange.Kind.ADDED, how);
        return new Recipient(id, 1, policy, kind, who, newSalt(), language, terms, by.at(), null, List.of(change));
    }

    /// This recipient with other data; if it had ended, it is notified again.
    ///
    /// @param fields the names of the differing fields, e.g. `address, notice_days`
    public Recipient changed(Who nextWho, Language nextLanguage, Terms nextTerms, String fields, ChangeAuthor by) {
        return next(
                nextWho, nextLanguage, nextTerms, null, RecipientChange.of(by, RecipientChange.Kind.CHANGED, fields));
    }

    /// This recipient, no longer notified.
    ///
    /// @param why as a short term, e.g. `complete-import`, `unsubscribed`, `complained`
    public Recipient ended(String why, ChangeAuthor by) {
        return next(who, language, terms, by.at(), RecipientChange.of(by, RecipientChange.Kind.ENDED, why));
    }

    /// The remains of this recipient after its erasure: id, kind and dates.
    ///
    /// @param reason a person's, one line; absent at the end of its retention time, or if it unsubscribed
    public Recipient erased(@Nullable String reason, ChangeAuthor by) {
        Instant end = endedAt == null ? by.at() : endedAt;
        return next(
                null, Language.ENGLISH, Terms.NONE, end, RecipientChange.of(by, RecipientChange.Kind.ERASED, reason));
    }

    /// True while it is notified of changes.
    public boolean isNotified() {
        return who != null && endedAt == null;
    }

    /// True for a current contact whose contract states days.
    public boolean statesDays() {
        return kind == Kind.CONTACT && isNotified() && terms.days() > 0;
    }

    private Recipient next(
            @Nullable Who nextWho,
            Language nextLanguage,
            Terms nextTerms,
            @Nullable Instant end,
            RecipientChange change) {
        var grown = new ArrayList<>(history);
        grown.add(change);
        Bytes nextSalt = nextWho == null ? null : salt == null ? newSalt() : salt;
        return new Recipient(
                id, revision + 1, policy, kind, nextWho, nextSalt, nextLanguage, nextTerms, since, end, grown);
    }

    private static Bytes newSalt() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Bytes.of(bytes);
    }
}
