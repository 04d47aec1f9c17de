package register.objection;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.Chain;
import register.recipient.RecipientErasure;
import register.recipient.RecipientId;
import register.request.ChangeAuthor;
import register.request.DpaRequest;
import register.request.RequestErasure;
import register.request.RequestLog;
import register.value.PolicyId;

/// Erases the text and author of objections: with their recipient, with the mail that they came by, at a person's
/// command, or at the end of their retention time. References, dates, kinds and outcomes remain. Every step can be
/// repeated.
public record ObjectionErasure(Objections objections, RequestLog requests, Chain chain, Clock clock)
        implements RecipientErasure.Traces, RequestErasure.Traces {
    @Override
    public void erase(PolicyId policy, RecipientId recipient, ChangeAuthor by) {
        for (Objection objection : objections.of(policy, recipient)) {
            var _ = erase(policy, objection.reference(), null, by);
        }
    }

    @Override
    public void erase(DpaRequest request, ChangeAuthor by) {
        PolicyId policy = request.arrival().policy();
        if (policy != null) {
            objections.all(policy).stream()
                    .filter(one -> request.reference().equals(one.request()))
                    .forEach(one -> erase(policy, one.reference(), null, by));
        }
    }

    /// @param reason one line that names nobody, because it is kept; absent at the end of its own or its recipient's
    ///     retention time
    /// @return its remains; empty if there is no such objection
    public Optional<Objection> erase(
            PolicyId policy, ObjectionReference reference, @Nullable String reason, ChangeAuthor by) {
        return Objections.revisions(objections)
                .change(new Objections.Place(policy, reference), standing -> standing.erased(reason, by));
    }

    /// Erases objections at the end of their retention time, which is that of requests. An objection whose mail is on
    /// hold is kept with it.
    ///
    /// @param days after closing
    /// @return the number erased
    @Override
    public int reconcile(int days) {
        Instant now = clock.instant();
        int erased = 0;
        for (PolicyId policy : chain.policies()) {
            for (Objection objection : objections.all(policy)) {
                if (isOver(objection, days, now) && !isHeld(objection)) {
                    var _ = erase(policy, objection.reference(), null, ChangeAuthor.register(now));
                    erased++;
                }
            }
        }
        return erased;
    }

    private static boolean isOver(Objection objection, int days, Instant now) {
        return !objection.isErased()
                && objection
                        .closing()
                        .filter(closing ->
                                !closing.at().plus(Period.ofDays(days)).isAfter(now))
                        .isPresent();
    }

    private boolean isHeld(Objection objection) {
        return Optional.ofNullable(objection.request())
                .flatMap(requests::find)
                .filter(DpaRequest::isHeld)
                .isPresent();
    }
}
