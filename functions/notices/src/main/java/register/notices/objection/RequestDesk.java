package register.notices.objection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.assembly.Register;
import register.mail.NoticeReplies;
import register.mail.rule.Deadlines;
import register.mail.rule.PoliciesInForce;
import register.objection.Objection;
import register.objection.ObjectionOutcome;
import register.objection.Objections.Place;
import register.request.ChangeAuthor;
import register.request.DpaRequest;
import register.request.Matter;
import register.request.RequestLog;
import register.request.RequestOutcome;
import register.request.RequestThread;
import register.value.PolicyId;
import register.value.Problem;
import register.value.Reference;
import register.value.ReferenceKey;
import register.value.Term;

/// Records a person's decisions about a request, and about the objection recorded from its mail.
///
/// @param key makes the ids of notices; called only if there is an objection
public record RequestDesk(Register register, Supplier<ReferenceKey> key) {

    /// The objection recorded from a request's mail; empty if there is none.
    public Optional<Objection> objection(DpaRequest request) {
        PolicyId policy = request.arrival().policy();
        boolean objects = request.about().filter(Matter.OBJECTION::equals).isPresent()
                || request.decision().reason().equals(NoticeReplies.TO_NOTICE);
        if (policy == null || !objects) {
            return Optional.empty();
        }
        return register.ports().objections().all(policy).stream()
                .filter(one -> request.reference().equals(one.request()))
                .findFirst();
    }

    /// Sets a request's matter, and its deadline.
    ///
    /// @return the request afterwards; empty if it does not exist
    /// @throws register.request.IllegalTransitionException if it is erased
    public Optional<DpaRequest> about(Reference reference, Matter matter, ChangeAuthor by) {
        var policies = new PoliciesInForce(register.ports().chain(), register.clock());
        return RequestLog.revisions(register.ports().requests()).change(reference, request -> {
            Instant respond = new Deadlines(policies)
                    .respondBy(
                            matter,
                            request.arrival().policy(),
                            request.arrival().receivedAt())
                    .orElse(null);
            return request.withMatter(matter, respond, by);
        });
    }

    /// Closes a request, the later mails of its thread from the same sender, and its objection.
    ///
    /// @param outcome the term of an outcome that fits its matter
    /// @param reason one line; absent if none was given
    /// @return all requests that are closed now, the given one last; empty if it does not exist
    /// @throws IllegalArgumentException if the outcome does not fit the matter, or needs a reason and has none
    /// @throws register.request.IllegalTransitionException while a mail of it is leaving, or if it is erased
    public List<DpaRequest> close(Reference reference, String outcome, @Nullable String reason, ChangeAuthor by) {
        RequestLog requests = register.ports().requests();
        Optional<DpaRequest> found = requests.find(reference);
        if (found.isEmpty()) {
            return List.of();
        }
        Matter about = found.get().about().orElse(null);
        RequestOutcome how = RequestOutcome.of(about).stream()
                .filter(one -> one.term().equals(outcome))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + Problem.printable(outcome) + "\": expected "
                        + RequestOutcome.of(about).stream().map(Term::term).collect(Collectors.joining(", "))
                        + (about == null ? "" : ", since it is about " + about.term())));
        // Fails before anything else is closed.
        var _ = found.get().closed(how, null, by);
        Optional<ObjectionOutcome> objecting =
                about == Matter.OBJECTION ? Term.find(ObjectionOutcome.class, how.term()) : Optional.empty();
        if (reason == null && objecting.filter(ObjectionOutcome::needsReason).isPresent()) {
            throw new IllegalArgumentException("\"" + how.term() + "\": needs a reason: --reason TEXT");
        }
        Optional<Objection> objection = objection(found.get()).filter(one -> objecting.isPresent() && !one.isErased());
        objection.ifPresent(
                one -> new Objecting(register, key.get()).close(Place.of(one), objecting.orElseThrow(), reason, by));
        // The reason is in the objection's record alone, and is erased with it.
        String why = objection.isPresent() ? null : reason;
        Stream<Reference> later = RequestThread.mails(found.get(), requests).stream()
                .filter(mail -> !mail.state().isClosed())
                .map(DpaRequest::reference);
        return Stream.concat(later, Stream.of(reference))
                .flatMap(each ->
                        RequestLog.revisions(requests).change(each, request -> request.closed(how, why, by)).stream())
                .toList();
    }
}
