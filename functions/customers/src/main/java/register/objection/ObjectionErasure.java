package register.objection;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import register.recipient.RecipientErasure;
import register.recipient.RecipientId;
import register.request.ChangeAuthor;
import register.request.DpaRequest;
import register.request.RequestErasure;
import register.request.RequestLog;
import register.value.PolicyId;

/// Erases the text and author of objections: with their recipient, with the mail that contained them, at a person's
/// command, or at the end of their retention time. References, dates, kinds and outcomes remain. Every step can be
/// repeated.
public record ObjectionErasure(Objections objections, RequestLog requests, Clock clock)
        implements RecipientErasure.Traces, RequestErasure.Traces {
    @Override
    public void erase(PolicyId policy, RecipientId recipient, ChangeAuthor by) {
        for (Objection objection : objections.of(policy, recipient)) {
            var _ = erase(policy, objection.reference(), null, by);
        }
    }

    @Override
    public void erase(DpaRequest request, ChangeAuthor by) {
        objections.by(request.reference()).forEach(one -> erase(one.policy(), one.reference(), null, by));
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
        var erased = new AtomicInteger();
        objections.closedUntil(now.minus(Period.ofDays(days)), objection -> {
            if (!isHeld(objection)) {
                // The customer may have reopened it meanwhile.
                boolean ended = Objections.revisions(objections)
                        .change(
                                Objections.Place.of(objection),
                                standing -> standing.closing().equals(objection.closing())
                                        ? standing.erased(null, ChangeAuthor.register(now))
                                        : standing)
                        .filter(Objection::isErased)
                        .isPresent();
                erased.addAndGet(ended ? 1 : 0);
            }
        });
        return erased.get();
    }

    private boolean isHeld(Objection objection) {
        return Optional.ofNullable(objection.request())
                .flatMap(requests::find)
                .filter(DpaRequest::isHeld)
                .isPresent();
    }
}
