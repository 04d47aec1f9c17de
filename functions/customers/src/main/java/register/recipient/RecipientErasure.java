package register.recipient;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.Chain;
import register.request.ChangeAuthor;
import register.settings.BadSettingException;
import register.settings.Variables;
import register.value.PolicyId;

/// Erases the personal data of recipients, at a person's command or at the end of their retention time. Id, kind and
/// dates remain. Every step can be repeated.
///
/// @param traces erased first: while the record identifies the recipient, they can be found again
/// @param days that an ended contact is kept
public record RecipientErasure(Recipients recipients, Chain chain, Traces traces, int days, Clock clock) {
    /// The days after which an ended contact is erased, unless set otherwise: three years, the usual limitation period.
    public static final int DEFAULT_DAYS = 3 * 365;

    private static final int MOST_DAYS = 36_500;
    private static final int PAGE = 100;
    private static final int ATTEMPTS = 20;

    /// Other records that identify a recipient, or hold its texts.
    public interface Traces {
        /// Erases it; can be repeated.
        void erase(PolicyId policy, RecipientId id, ChangeAuthor by);
    }

    /// The value of `REGISTER_RECIPIENT_DAYS`.
    ///
    /// @throws BadSettingException if it is invalid
    public static int days(Variables variables) {
        return variables.number(
                "REGISTER_RECIPIENT_DAYS", DEFAULT_DAYS, 0, MOST_DAYS, "expected a number of days, 0 to " + MOST_DAYS);
    }

    /// @param reason one line that names nobody, because it is kept
    /// @return its remains; empty if there is no such recipient
    public Optional<Recipient> erase(PolicyId policy, RecipientId id, @Nullable String reason, ChangeAuthor by) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<Recipient> standing = recipients.find(policy, id);
            if (standing.isEmpty() || standing.get().who() == null) {
                return standing;
            }
            Recipient left = standing.get().erased(reason, by);
            traces.erase(policy, id, by);
            if (recipients.replace(left)) {
                // Traces stored by a process that read the record before.
                traces.erase(policy, id, by);
                return Optional.of(left);
            }
        }
        throw new IllegalStateException(id + ": changed by others " + ATTEMPTS + " times while it was erased");
    }

    /// Erases recipients at the end of their retention time.
    ///
    /// @return their number
    public int reconcile() {
        Instant now = clock.instant();
        int erased = 0;
        for (PolicyId policy : chain.policies()) {
            List<RecipientId> over;
            do {
                over = recipients.endedUntil(policy, now.minus(Period.ofDays(days)), PAGE);
                for (RecipientId id : over) {
                    erase(policy, id, null, ChangeAuthor.register(now));
                    erased++;
                }
            } while (over.size() == PAGE);
        }
        return erased;
    }
}
