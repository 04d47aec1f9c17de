package register.outbox;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Hands a thing over at most once for each claim, which is recorded before it leaves: neither mail nor a post can be
/// taken back. Whoever finds a claim whose process is lost knows that the thing may have left.
///
/// @param <R> the record that the claim is in
/// @param records where it is
/// @param counts whether the result of a claim still counts in a record that has moved on since
public record Outbox<R>(Revisions<?, R> records, BiPredicate<R, R> counts) {

    /// A record after its turn.
    ///
    /// @param handover the result; empty where another process was faster
    public record Sent<R, H>(R record, Optional<H> handover) {}

    /// Records the claim, and hands the thing over if nobody else has it.
    ///
    /// @param hand hands it over, by whatever channel
    /// @param became the record afterwards; called again where the record changes meanwhile
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
