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

/// Records objections. What arrives twice is recorded once.
///
/// @param key makes their references
public record Objecting(Register register, ReferenceKey key) {
    /// More than a policy announces at a time.
    private static final int RUNS = 100;

    /// A notice that the register made, and all that belongs to it.
    ///
    /// @param recipient as its record stands now, erased or not
    /// @param announced what the notice is about
    public record Told(Run run, Notice notice, Recipient recipient, RunAnnouncement announced) {
        public PolicyId policy() {
            return run.policy();
        }

        /// For whom it was told; null where no customer's name is known, or what named its recipient was erased.
        public @Nullable String customer() {
            Recipient.Who who = recipient.who();
            return who == null ? null : who.customer();
        }

        /// Until when its recipient can object; empty where nobody says.
        ///
        /// @param now counts where nobody was told yet
        public Optional<Instant> objectUntil(Instant now) {
            return announced.objectUntil(notice, toldAt().orElse(now));
        }

        /// When its recipient counts as told: at the last moment at which the last mail may have left, or by a
        /// person's word.
        private Optional<Instant> toldAt() {
            Stream<Instant> byMail = notice.claimEnd(notice.attempts()).stream();
            Stream<Instant> byHand = notice.lines().stream()
                    .filter(line -> line.kind() == LedgerLine.Kind.TOLD_BY_HAND)
                    .map(LedgerLine::at);
            return Stream.concat(byMail, byHand).max(Comparator.naturalOrder());
        }
    }

    /// Empty where the register made no such notice.
    public Optional<Told> told(NoticeId id) {
        return register.ports()
                .notices()
                .run(id.run())
                .flatMap(run -> register.ports().notices().find(id).flatMap(notice -> told(run, notice)));
    }

    private Optional<Told> told(Run run, Notice notice) {
        Optional<Recipient> recipient = register.ports().recipients().find(run.policy(), notice.recipient());
        Optional<RunAnnouncement> announced = register.ports()
                .chain()
                .entry(run.policy(), run.announcement())
                .flatMap(entry -> RunAnnouncement.of(
                        entry, register.history(), register.ports().persons()));
        return recipient.isEmpty() || announced.isEmpty()
                ? Optional.empty()
                : Optional.of(new Told(run, notice, recipient.get(), announced.get()));
    }

    /// The last notice of a recipient; empty where none was made for it.
    public Optional<Told> lastOf(PolicyId policy, RecipientId recipient) {
        return register.ports().notices().runs(policy, RUNS).stream()
                .map(run -> run.notice(recipient))
                .flatMap(id -> told(id).stream())
                .findFirst();
    }

    /// Records what arrived, once.
    ///
    /// @param identity what tells it from all else that arrives
    /// @param request the mail that it came by; absent where it came by none
    /// @return what is recorded under that identity
    /// @throws IllegalStateException where what named its recipient was erased
    public Objection record(
            String identity,
            Told told,
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

    /// The same of somebody who has no notice.
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

    /// What is recorded under an identity.
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

    /// Records a person's word on what became of an objection. The mail that it came by is closed with it, unless that
    /// objects to nothing: then it stays a request like any other.
    ///
    /// @param reason one line; absent where nothing was said
    /// @return the objection afterwards; empty where there is none
    /// @throws IllegalArgumentException where the outcome needs a reason, and there is none
    /// @throws IllegalStateException when it was erased
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
                            // What is about something more urgent too waits on.
                            request -> request.state().isClosed()
                                            || !request.state().next().contains(RequestState.CLOSED)
                                            || request.matter() != Matter.OBJECTION
                                    ? request
                                    : request.closed(how, null, by));
        }
    }

    /// What tells a text from others.
    public static String digest(String text) {
        return Sha256.of(text.getBytes(UTF_8)).hex();
    }

    /// Those of all policies that wait for a person, the earliest first.
    public static List<Objection> open(Register register) {
        return register.ports().chain().policies().stream()
                .flatMap(policy -> register.ports().objections().all(policy).stream())
                .filter(Objection::isOpen)
                .sorted(Comparator.comparing(Objection::arrived).thenComparing(Objection::reference))
                .toList();
    }
}
