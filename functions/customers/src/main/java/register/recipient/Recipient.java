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

/// Somebody who is told of a policy's changes.
///
/// @param revision counts the changes of this record, from 1; a change names the one that it replaces
/// @param who absent once it was erased
/// @param salt 32 random bytes that no answer shows, from which each of its notices has its own salt: without it nobody
///     can test a name against what a commitment holds; absent once it was erased
/// @param endedAt since when it is told nothing more; absent while it is told
/// @param history every change, the oldest first: it only grows, and holds nothing that names anybody
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

    /// Why somebody is told.
    public enum Kind implements Term {
        /// By contract: its company must be told, so it may change its address, not unsubscribe.
        CONTACT,
        /// By its own wish, confirmed from its address.
        SUBSCRIBER
    }

    /// What names a recipient.
    ///
    /// @param externalId by which the company knows a contact; absent of a subscriber
    /// @param customer the customer's name; absent where none is known
    public record Who(@Nullable String externalId, @Nullable String customer, String address) {}

    /// A new one.
    ///
    /// @param how what led to it, e.g. `import`
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

    /// This recipient with other facts; told again where it had ended.
    ///
    /// @param fields what differs, by name, e.g. `address, notice_days`
    public Recipient changed(Who nextWho, Language nextLanguage, Terms nextTerms, String fields, ChangeAuthor by) {
        return next(
                nextWho, nextLanguage, nextTerms, null, RecipientChange.of(by, RecipientChange.Kind.CHANGED, fields));
    }

    /// This recipient, told nothing more from now on.
    ///
    /// @param why as a short term, e.g. `complete-import`, `unsubscribed`, `complained`
    public Recipient ended(String why, ChangeAuthor by) {
        return next(who, language, terms, by.at(), RecipientChange.of(by, RecipientChange.Kind.ENDED, why));
    }

    /// What is left of this recipient when it is erased: id, kind and dates.
    ///
    /// @param reason a person's, one line; absent where its time was over, or it unsubscribed
    public Recipient erased(@Nullable String reason, ChangeAuthor by) {
        Instant end = endedAt == null ? by.at() : endedAt;
        return next(
                null, Language.ENGLISH, Terms.NONE, end, RecipientChange.of(by, RecipientChange.Kind.ERASED, reason));
    }

    /// Whether it is told of changes now.
    public boolean isTold() {
        return who != null && endedAt == null;
    }

    /// Whether it is a contact that is told now, and its contract states days.
    public boolean statesDays() {
        return kind == Kind.CONTACT && isTold() && terms.days() > 0;
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
