package register.notices.objection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.assembly.Register;
import register.notice.LedgerLine;
import register.notice.Notice;
import register.notice.NoticeId;
import register.notice.Run;
import register.notice.RunAnnouncement;
import register.objection.CustomerStatement;
import register.objection.Objection;
import register.objection.Objection.About;
import register.objection.ObjectionChannel;
import register.objection.ObjectionOutcome;
import register.objection.ObjectionReference;
import register.objection.Objections;
import register.objection.Objections.Place;
import register.recipient.Recipient;
import register.recipient.RecipientId;
import register.request.ChangeAuthor;
import register.request.Matter;
import register.request.RequestLog;
import register.request.RequestOutcome;
import register.request.RequestState;
import register.value.PolicyId;
import register.value.Reference;
import register.value.ReferenceKey;
import register.value.Sha256;
import register.value.Term;

/// Records objections, each once even if it arrives twice.
///
/// @param key makes their references
public record Objecting(Register register, ReferenceKey key) {
    /// An upper bound on a policy's concurrent announcements.
    private static final int RUNS = 100;

    /// A notice with its run, recipient and announcement.
    ///
    /// @param recipient in its current state, erased or not
    /// @param announced the announcement in the notice
    public record NoticeContext(Run run, Notice notice, Recipient recipient, RunAnnouncement announced) {
        public PolicyId policy() {
            return run.policy();
        }

        /// The customer's name; null if unknown or erased.
        public @Nullable String customer() {
            Recipient.Who who = recipient.who();
            return who == null ? null : who.customer();
        }

        /// The recipient's deadline to object; empty if none is stated.
        ///
        /// @param now used if no one has been notified yet
        public Optional<Instant> objectUntil(Instant now) {
            return announced.objectUntil(notice, toldAt().orElse(now));
        }

        /// The time at which its recipient counts as notified: the last moment at which the last mail may have left,
        /// or when a person notified it.
        private Optional<Instant> toldAt() {
            Stream<Instant> byMail = notice.claimEnd(notice.attempts()).stream();
            Stream<Instant> byHand = notice.lines().stream()
                    .filter(line -> line.kind() == LedgerLine.Kind.TOLD_BY_HAND)
                    .map(LedgerLine::at);
            return Stream.concat(byMail, byHand).max(Comparator.naturalOrder());
        }
    }

    /// Empty if the register has no such notice.
    public Optional<NoticeContext> told(NoticeId id) {
        return register.ports()
                .notices()
                .run(id.run())
                .flatMap(run -> register.ports().notices().find(id).flatMap(notice -> told(run, notice)));
    }

    private Optional<NoticeContext> told(Run run, Notice notice) {
        Optional<Recipient> recipient = register.ports().recipients().find(run.policy(), notice.recipient());
        Optional<RunAnnouncement> announced = register.ports()
                .chain()
                .entry(run.policy(), run.announcement())
                .flatMap(entry -> RunAnnouncement.of(
                        entry, register.history(), register.ports().persons()));
        return recipient.isEmpty() || announced.isEmpty()
                ? Optional.empty()
                : Optional.of(new NoticeContext(run, notice, recipient.get(), announced.get()));
    }

    /// A recipient's last notice; empty if it has none.
    public Optional<NoticeContext> lastOf(PolicyId policy, RecipientId recipient) {
        return register.ports().notices().runs(policy, RUNS).stream()
                .map(run -> run.notice(recipient))
                .flatMap(id -> told(id).stream())
                .findFirst();
    }

    /// Records an objection once.
    ///
    /// @param identity distinguishes it from all others
    /// @param request the mail that contained it; absent if it came another way
    /// @return the objection recorded under that identity
    /// @throws IllegalStateException if its recipient was erased
    public Objection record(
            String identity,
            NoticeContext told,
            ObjectionChannel channel,
            Instant arrived,
            CustomerStatement statement,
            @Nullable Reference request,
            ChangeAuthor by) {
        if (told.recipient().who() == null) {
            throw new IllegalStateException("recipient " + told.recipient().id() + ": it is erased");
        }
        var about = new About(
                told.policy(),
                told.notice().id(),
                told.recipient().id(),
                told.objectUntil(arrived).orElse(null));
        return record(identity, about, channel, arrived, statement, request, by);
    }

    /// Records an objection from someone without a notice.
    public Objection record(
            String identity,
            About about,
            ObjectionChannel channel,
            Instant arrived,
            CustomerStatement statement,
            @Nullable Reference request,
            ChangeAuthor by) {
        Objections objections = register.ports().objections();
        var reference = reference(identity, about.policy(), channel);
        if (objections.add(Objection.recorded(reference, about, channel, arrived, statement, request, by))) {
            eraseWithRecipient(about, by);
        }
        return objections
                .find(about.policy(), reference)
                .orElseThrow(() -> new IllegalStateException("recorded, then not found: " + reference));
    }

    ObjectionLimits budgets() {
        return new ObjectionLimits(register.ports(), key);
    }

    /// The objection recorded under an identity.
    Optional<Objection> find(String identity, PolicyId policy, ObjectionChannel channel) {
        return register.ports().objections().find(policy, reference(identity, policy, channel));
    }

    private ObjectionReference reference(String identity, PolicyId policy, ObjectionChannel channel) {
        return ObjectionReference.of(key, channel.term() + " " + policy + " " + identity);
    }

    /// Its recipient may have been erased meanwhile.
    private void eraseWithRecipient(About about, ChangeAuthor by) {
        RecipientId id = about.recipient();
        if (id != null
                && register.ports()
                        .recipients()
                        .find(about.policy(), id)
                        .filter(recipient -> recipient.who() != null)
                        .isEmpty()) {
            register.objectionErasure().erase(about.policy(), id, by);
        }
    }

    /// Records the outcome that a person states. The mail that contains the objection is closed too, unless it turns
    /// out not to be an objection; then it remains an open request.
    ///
    /// @param reason one line; absent if none was given
    /// @return the objection afterwards; empty if it does not exist
    /// @throws IllegalArgumentException if the outcome needs a reason, and there is none
    /// @throws IllegalStateException if it was erased
    public Optional<Objection> close(Place place, ObjectionOutcome outcome, @Nullable String reason, ChangeAuthor by) {
        Optional<Objection> closed = Objections.revisions(register.ports().objections())
                .change(place, standing -> standing.closed(outcome, reason, by));
        closed.ifPresent(objection -> closeMail(objection, outcome, by));
        return closed;
    }

    private void closeMail(Objection objection, ObjectionOutcome outcome, ChangeAuthor by) {
        Reference mail = objection.request();
        if (mail != null && outcome != ObjectionOutcome.NOT_AN_OBJECTION) {
            RequestOutcome how = Term.find(RequestOutcome.class, outcome.term()).orElseThrow();
            var _ = RequestLog.revisions(register.ports().requests())
                    .change(
                            mail,
                            // A request that is also about a more urgent matter stays open.
                            request -> request.state().isClosed()
                                            || !request.state().next().contains(RequestState.CLOSED)
                                            || request.decision().matter() != Matter.OBJECTION
                                    ? request
                                    : request.closed(how, null, by));
        }
    }

    /// Distinguishes texts.
    public static String digest(String text) {
        return Sha256.of(text.getBytes(UTF_8)).hex();
    }

    /// The objections of all policies that wait for a person, the earliest first.
    public static List<Objection> open(Register register) {
        return register.ports().chain().policies().stream()
                .flatMap(policy -> register.ports().objections().all(policy).stream())
                .filter(Objection::isOpen)
                .sorted(Comparator.comparing(Objection::arrived).thenComparing(Objection::reference))
                .toList();
    }
}
