package register.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.policy.DpaFile;
import register.request.RequestChange.Kind;
import register.request.delivery.DeliveryReport;
import register.request.delivery.MailId;
import register.value.Language;
import register.value.PolicyId;
import register.value.Reference;
import register.value.Sha256;
import register.value.Term;

/// A message that reached the register's mailbox, and what became of it.
///
/// @param revision counts the changes of this record, from 1; a change names the one that it replaces
/// @param policy whose address it was sent to; absent where none was
/// @param sender the validated address in its From; absent if there is none to reply to
/// @param language of the request, as far as the rules could tell
/// @param mail the hash of the raw message, which names it in the document store
/// @param reason the rule that decided, or what kept the register from doing so, as a short term, e.g.
///     `auto-submitted`
/// @param respondBy when the law or the policy wants an answer; only with a matter whose clock runs
/// @param leaseUntil in states REPLYING and TELLING when the claim ends, in REPLY_DEFERRED when it is tried again; in
///     no other
/// @param acknowledgement the hash of the PDF, once it is made
/// @param repliedAt when the acknowledgement was handed over
/// @param history every change, the oldest first: it only grows
public record DpaRequest(
        Reference reference,
        int revision,
        Instant receivedAt,
        @Nullable PolicyId policy,
        @Nullable String sender,
        Language language,
        Sha256 mail,
        RuleOutcome ruling,
        String reason,
        @Nullable Matter matter,
        @Nullable Instant respondBy,
        RequestState state,
        @Nullable Instant leaseUntil,
        @Nullable Sha256 acknowledgement,
        @Nullable Instant repliedAt,
        List<RequestChange> history) {
    /// What the reason begins with where nothing vouches for the sender, e.g. `dmarc-fail`.
    public static final String UNVOUCHED = "dmarc-";

    /// The reasons of mail that asks for a DPA and that a person answers.
    private static final Set<String> FOR_DPA = Set.of("asks-for-more", "dpa-file-missing");

    /// The reason of mail that asks to be notified of changes.
    private static final String NOTICES = "notice-request";

    /// How much a history takes of what strangers send: an item on AWS has 400 KB.
    static final int MOST_MAILS = 200;

    public DpaRequest {
        history = List.copyOf(history);
    }

    /// A message as it arrived.
    ///
    /// @param delivery the mail service's name of it; absent where it had none
    public static DpaRequest received(
            Reference reference,
            Instant at,
            @Nullable PolicyId policy,
            @Nullable String sender,
            Language language,
            Sha256 mail,
            RuleOutcome ruling,
            String reason,
            @Nullable Matter matter,
            @Nullable Instant respondBy,
            RequestState state,
            @Nullable String delivery) {
        var arrival = RequestChange.of(ChangeAuthor.register(at), Kind.RECEIVED, state, delivery);
        return new DpaRequest(
                reference,
                1,
                at,
                policy,
                sender,
                language,
                mail,
                ruling,
                reason,
                matter,
                respondBy,
                state,
                null,
                null,
                null,
                List.of(arrival));
    }

    /// This request with its acknowledgement made.
    public DpaRequest withAcknowledgement(Sha256 made, ChangeAuthor by) {
        return next(state, leaseUntil, made, repliedAt, RequestChange.made(by, state, made));
    }

    /// This request with the claim taken to write to its sender.
    ///
    /// @param mail what is going to leave
    public DpaRequest replying(Instant until, MailId mail, ChangeAuthor by) {
        return moved(RequestState.REPLYING, until, mail.value(), by);
    }

    /// This request with an acknowledgement that surely did not leave, to be tried again.
    ///
    /// @param words why, one line
    public DpaRequest deferred(Instant until, String words, ChangeAuthor by) {
        return moved(RequestState.REPLY_DEFERRED, until, words, by);
    }

    /// This request as it was before a mail that surely did not leave.
    ///
    /// @param words why, one line
    public DpaRequest notSent(String words, ChangeAuthor by) {
        RequestState before = ReplyAttempts.before(this);
        return moved(before, before == RequestState.REPLY_DEFERRED ? by.at() : null, words, by);
    }

    /// This request, claimed by a process that will tell the team.
    public DpaRequest telling(Instant until, ChangeAuthor by) {
        return moved(RequestState.TELLING, until, null, by);
    }

    /// This request with its acknowledgement handed over.
    ///
    /// @param dpaFile what went with it; absent where the policy offers none
    public DpaRequest acknowledged(@Nullable DpaFile dpaFile, ChangeAuthor by) {
        RequestState next = RequestState.ACKNOWLEDGED;
        String detail = dpaFile == null ? null : dpaFile.told();
        return next(next, null, acknowledgement, by.at(), RequestChange.of(by, Kind.MOVED, next, detail));
    }

    /// This request with nobody knowing whether its reply went out.
    ///
    /// @param words what is known, one line; absent where nothing is
    public DpaRequest replyUnknown(@Nullable String words, ChangeAuthor by) {
        return moved(RequestState.REPLY_UNKNOWN, null, words, by);
    }

    /// This request left to a person, with nothing more that the register will do.
    public DpaRequest queued(ChangeAuthor by) {
        return moved(RequestState.QUEUED, null, null, by);
    }

    /// This request left to a person, since what the rules decided cannot be done.
    ///
    /// @param why as a short term, e.g. `dpa-file-missing`
    /// @param words what was said of it, one line; absent where nothing was
    public DpaRequest queued(String why, @Nullable String words, ChangeAuthor by) {
        return decided(RuleOutcome.QUEUE, why, RequestState.QUEUED, words, by);
    }

    /// This request with nothing due after all.
    ///
    /// @param why as a short term, e.g. `copy`
    public DpaRequest silent(String why, ChangeAuthor by) {
        return decided(RuleOutcome.SILENT, why, RequestState.SILENT, null, by);
    }

    /// This request with nothing due any more: nothing vouches for its sender, and nobody took it on.
    public DpaRequest lapsed(ChangeAuthor by) {
        return moved(RequestState.SILENT, null, null, by);
    }

    /// This request with a mail of a person's handed over to the sender.
    ///
    /// @param agreement whether that was the agreement
    /// @param attached the hash of what it carried; absent for nothing
    public DpaRequest replied(boolean agreement, @Nullable Sha256 attached, ChangeAuthor by) {
        RequestState next = agreement ? RequestState.AGREEMENT_SENT : RequestState.IN_PROGRESS;
        String detail = attached == null ? null : attached.hex();
        return next(next, null, acknowledgement, repliedAt, RequestChange.of(by, Kind.REPLIED, next, detail));
    }

    /// This request given to a person, who from now on sees to it; one whose agreement is out stays so.
    public DpaRequest assigned(String whom, ChangeAuthor by) {
        RequestState next = state == RequestState.AGREEMENT_SENT ? state : RequestState.IN_PROGRESS;
        return next(next, null, acknowledgement, repliedAt, RequestChange.of(by, Kind.ASSIGNED, next, whom));
    }

    /// This request closed; the same where that is the last word already. Said again, the last word counts: the
    /// time that it is kept runs from the first.
    ///
    /// @param how fits what it is about, or what the request is about in whose thread it is
    /// @param reason one line; absent where nothing was said
    public DpaRequest closed(RequestOutcome how, @Nullable String reason, ChangeAuthor by) {
        String said = reason == null ? how.term() : how.term() + ": " + reason;
        String detail = said.substring(0, Math.min(said.length(), RequestChange.LONGEST));
        boolean known = last(Kind.CLOSED)
                .filter(change -> state == RequestState.CLOSED && detail.equals(change.detail()))
                .isPresent();
        RequestState next = RequestState.CLOSED;
        return known
                ? this
                : next(next, null, acknowledgement, repliedAt, RequestChange.of(by, Kind.CLOSED, next, detail));
    }

    /// How it ended; empty while it has not, and where no person said so.
    public Optional<RequestOutcome> closing() {
        return last(Kind.CLOSED)
                .flatMap(change -> Term.find(
                        RequestOutcome.class, String.valueOf(change.detail()).split(":", 2)[0]));
    }

    /// What it is about: by a person's word, by that of the rules, or because it was answered as a request for a DPA;
    /// empty where nobody knows.
    public Optional<Matter> about() {
        return matter == null
                        && (ruling == RuleOutcome.ACKNOWLEDGE || FOR_DPA.contains(reason))
                        && !NOTICES.equals(reason)
                ? Optional.of(Matter.DPA)
                : Optional.ofNullable(matter);
    }

    /// This request about something else than the rules read; the same where that is known already.
    ///
    /// @param respond when the law or the policy wants an answer; absent where neither does
    public DpaRequest withMatter(Matter other, @Nullable Instant respond, ChangeAuthor by) {
        if (state == RequestState.ERASED) {
            throw new IllegalTransitionException(reference, state, state);
        }
        if (other == matter) {
            return this;
        }
        String detail =
                about().map(before -> other.term() + ", not " + before.term()).orElse(other.term());
        DpaRequest noted = noted(Kind.MATTER, detail, by);
        return new DpaRequest(
                reference,
                noted.revision,
                receivedAt,
                policy,
                sender,
                language,
                mail,
                ruling,
                reason,
                other,
                respond,
                state,
                leaseUntil,
                acknowledgement,
                repliedAt,
                noted.history);
    }

    /// This request with a later mail of its thread; the same where it has that already, or so many that nobody reads
    /// them.
    ///
    /// @param arrived the reference under which that mail is recorded itself
    public DpaRequest withMail(Reference arrived, ChangeAuthor by) {
        List<RequestChange> mails = history.stream()
                .filter(change -> change.kind() == Kind.MAIL_ARRIVED)
                .toList();
        boolean has = mails.stream().anyMatch(change -> arrived.value().equals(change.detail()));
        return has || mails.size() >= MOST_MAILS || state == RequestState.ERASED
                ? this
                : noted(Kind.MAIL_ARRIVED, arrived.value(), by);
    }

    /// This request with what a mail server reports of a mail to its sender; the same where it has that report, or more
    /// than anybody reads. The first that says of a mail that it did not arrive leaves an open request to a person.
    ///
    /// @param arrived the reference under which the report is recorded itself
    public DpaRequest withReport(DeliveryReport report, Reference arrived, ChangeAuthor by) {
        List<String> reports = history.stream()
                .filter(change -> change.kind() == Kind.REPORTED)
                .map(RequestChange::detail)
                .flatMap(Stream::ofNullable)
                .toList();
        // However many delays were reported before: that it did not arrive counts.
        boolean news =
                report.action() == DeliveryReport.Action.FAILED && !ReplyAttempts.knownUndelivered(this, report.mail());
        if ((reports.size() >= MOST_MAILS && !news)
                || reports.stream().anyMatch(detail -> detail.startsWith(arrived.value()))
                || state == RequestState.ERASED) {
            return this;
        }
        boolean undelivered = news && state.next().contains(RequestState.UNDELIVERED);
        RequestState next = undelivered ? RequestState.UNDELIVERED : state;
        String detail = "%s %s %s %s"
                .formatted(arrived, report.mail(), report.action().term(), report.words())
                .strip();
        return next(
                next,
                undelivered ? null : leaseUntil,
                acknowledgement,
                repliedAt,
                RequestChange.of(by, Kind.REPORTED, next, detail));
    }

    /// This request, after a mail to the team left or failed.
    ///
    /// @param why the team mail failed, one line; absent if it left
    public DpaRequest teamTold(@Nullable String why, ChangeAuthor by) {
        return noted(why == null ? Kind.TOLD : Kind.NOT_TOLD, why, by);
    }

    /// This request on hold, e.g. for a court; if it is on hold already, with the new reason.
    public DpaRequest held(String why, ChangeAuthor by) {
        return noted(Kind.HELD, why, by);
    }

    /// This request kept no longer than others.
    public DpaRequest released(ChangeAuthor by) {
        return noted(Kind.RELEASED, null, by);
    }

    /// This request with its raw mail deleted.
    public DpaRequest withoutMail(ChangeAuthor by) {
        return noted(Kind.MAIL_DELETED, null, by);
    }

    /// What is left of this request when it is erased: reference, dates and hashes.
    public DpaRequest erased(ChangeAuthor by) {
        RequestState next = RequestState.ERASED;
        requireNext(next);
        return new DpaRequest(
                reference,
                revision + 1,
                receivedAt,
                null,
                null,
                Language.ENGLISH,
                mail,
                RuleOutcome.SILENT,
                next.term(),
                null,
                null,
                next,
                null,
                acknowledgement,
                repliedAt,
                List.of(RequestChange.of(by, Kind.MOVED, next, null)));
    }

    /// Since when nothing more is to be done; empty while something is.
    public Optional<Instant> closedAt() {
        return state.isClosed()
                ? Optional.of(history.stream()
                        .filter(change -> change.state() == state)
                        .map(RequestChange::at)
                        .findFirst()
                        .orElse(receivedAt))
                : Optional.empty();
    }

    /// Whether it is on hold.
    public boolean isHeld() {
        return history.reversed().stream()
                .map(RequestChange::kind)
                .filter(kind -> kind == Kind.HELD || kind == Kind.RELEASED)
                .findFirst()
                .filter(kind -> kind == Kind.HELD)
                .isPresent();
    }

    /// Whether its raw mail was deleted.
    public boolean isWithoutMail() {
        return state == RequestState.ERASED || history.stream().anyMatch(change -> change.kind() == Kind.MAIL_DELETED);
    }

    /// The company's DPA that went with the acknowledgement, name and hash; empty where none did.
    public Optional<String> dpaSent() {
        return history.stream()
                .filter(change -> change.kind() == Kind.MOVED && change.state() == RequestState.ACKNOWLEDGED)
                .findFirst()
                .map(RequestChange::detail);
    }

    /// Who sees to it; empty where it was given to nobody.
    public Optional<String> assignee() {
        return last(Kind.ASSIGNED).map(RequestChange::detail);
    }

    private Optional<RequestChange> last(Kind kind) {
        return history.reversed().stream()
                .filter(change -> change.kind() == kind)
                .findFirst();
    }

    /// The mail service's name of the message that this is of; empty where it had none.
    public Optional<String> delivery() {
        return history.stream()
                .filter(change -> change.kind() == Kind.RECEIVED)
                .findFirst()
                .map(RequestChange::detail);
    }

    private DpaRequest moved(RequestState next, @Nullable Instant lease, @Nullable String detail, ChangeAuthor by) {
        return next(next, lease, acknowledgement, repliedAt, RequestChange.of(by, Kind.MOVED, next, detail));
    }

    private DpaRequest decided(
            RuleOutcome other, String why, RequestState next, @Nullable String words, ChangeAuthor by) {
        DpaRequest moved = moved(next, null, words, by);
        return new DpaRequest(
                reference,
                moved.revision,
                receivedAt,
                policy,
                sender,
                language,
                mail,
                other,
                why,
                matter,
                respondBy,
                next,
                null,
                acknowledgement,
                repliedAt,
                moved.history);
    }

    private DpaRequest noted(Kind kind, @Nullable String detail, ChangeAuthor by) {
        return next(state, leaseUntil, acknowledgement, repliedAt, RequestChange.of(by, kind, state, detail));
    }

    private void requireNext(RequestState next) {
        if (!state.next().contains(next)) {
            throw new IllegalTransitionException(reference, state, next);
        }
    }

    private DpaRequest next(
            RequestState nextState,
            @Nullable Instant nextLease,
            @Nullable Sha256 nextAcknowledgement,
            @Nullable Instant nextRepliedAt,
            RequestChange change) {
        if (nextState != state || change.kind() == Kind.ASSIGNED || change.kind() == Kind.REPLIED) {
            requireNext(nextState);
        }
        var grown = new ArrayList<>(history);
        grown.add(change);
        return new DpaRequest(
                reference,
                revision + 1,
                receivedAt,
                policy,
                sender,
                language,
                mail,
                ruling,
                reason,
                matter,
                respondBy,
                nextState,
                nextLease,
                nextAcknowledgement,
                nextRepliedAt,
                grown);
    }
}
