package register.outbox;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Hands something over at most once per claim. The claim is recorded first, because mails and posts cannot be taken
/// back. A claim left by a crashed process means that the thing may have left.
///
/// @param <R> the record with the claim
/// @param records that store it
/// @param counts true if a claim's result still applies to a record that has changed since
public record Outbox<R>(Revisions<?, R> records, BiPredicate<R, R> counts) {

    /// A record after an attempt.
    ///
    /// @param handover the result; empty if another process was faster
    public record Sent<R, H>(R record, Optional<H> handover) {}

    /// Records the claim, and hands the thing over if no other process has it.
    ///
    /// @param hand hands it over, by any channel
    /// @param became the record afterwards; called again if the record changes meanwhile
    public <H> Sent<R, H> send(R claimed, Supplier<H> hand, BiFunction<R, H, R> became) {
        if (!records.replace().test(claimed)) {
            return new Sent<>(records.latest(claimed).orElse(claimed), Optional.empty());
        }
        H handover = hand.get();
        return new Sent<>(settle(claimed, standing -> became.apply(standing, handover)), Optional.of(handover));
    }

    /// Records the result of a claim.
    public R settle(R claimed, UnaryOperator<R> became) {
        R standing = claimed;
        while (true) {
            R changed = became.apply(standing);
            if (changed.equals(standing) || records.replace().test(changed)) {
                return changed;
            }
            Optional<R> latest = records.latest(claimed);
            if (latest.isEmpty() || !counts.test(claimed, latest.get())) {
                return latest.orElse(changed);
            }
            standing = latest.get();
        }
    }
}
