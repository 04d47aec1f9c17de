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

/// Erases what names a recipient: by a person's word, or when its time is over. Id, kind and dates are left. Every step
/// can be repeated.
public final class RecipientErasure {
    /// How many days after a contact ended it is erased, unless set otherwise: three years, the common limitation.
    public static final int DEFAULT_DAYS = 3 * 365;

    private static final int MOST_DAYS = 36_500;
    private static final int PAGE = 100;
    private static final int ATTEMPTS = 20;

    private final Recipients recipients;
    private final Chain chain;
    private final Traces traces;
    private final int days;
    private final Clock clock;

    /// What else names a recipient, or says what it wrote.
    public interface Traces {
        /// Erases it; can be repeated.
        void erase(PolicyId policy, RecipientId id, ChangeAuthor by);
    }

    /// @param traces are erased first: as long as the record names the recipient, the rest is found again
    /// @param days how many a contact is kept after it ended
    public RecipientErasure(Recipients recipients, Chain chain, Traces traces, int days, Clock clock) {
        this.recipients = recipients;
        this.chain = chain;
        this.traces = traces;
        this.days = days;
        this.clock = clock;
    }

    /// What `REGISTER_RECIPIENT_DAYS` says.
    ///
    /// @throws BadSettingException when it cannot be used
    public static int days(Variables variables) {
        return variables.number(
                "REGISTER_RECIPIENT_DAYS", DEFAULT_DAYS, 0, MOST_DAYS, "expected a number of days, 0 to " + MOST_DAYS);
    }

    /// @param reason one line that names nobody: it stays
    /// @return what is left of it; empty where there is none
    public Optional<Recipient> erase(PolicyId policy, RecipientId id, @Nullable String reason, ChangeAuthor by) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<Recipient> standing = recipients.find(policy, id);
            if (standing.isEmpty() || standing.get().who() == null) {
                return standing;
            }
            Recipient left = standing.get().erased(reason, by);
            traces.erase(policy, id, by);
            if (recipients.replace(left)) {
                // What somebody recorded who had seen it before.
                traces.erase(policy, id, by);
                return Optional.of(left);
            }
        }
        throw new IllegalStateException(id + ": changed by others " + ATTEMPTS + " times while it was erased");
    }

    /// Erases those whose time is over.
    ///
    /// @return how many
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
