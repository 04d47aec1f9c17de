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

/// A message that reached the register's mailbox, with its history.
///
/// @param revision counts the changes of this record, from 1; a change names the one that it replaces
/// @param leaseUntil in states REPLYING and TELLING the end of the claim, in REPLY_DEFERRED the time of the next try;
///     otherwise absent
/// @param history all changes, the oldest first; it only grows
public record DpaRequest(
        Reference reference,
        int revision,
        Arrival arrival,
        Decision decision,
        RequestState state,
        @Nullable Instant leaseUntil,
        Reply reply,
        List<RequestChange> history) {
    /// The prefix of reasons for unauthenticated senders, e.g. `dmarc-fail`.
    public static final String UNVOUCHED = "dmarc-";

    /// The reasons for requests for a DPA that a person answers.
    private static final Set<String> FOR_DPA = Set.of("asks-for-more", "dpa-file-missing");

    /// The reason for requests to be notified of changes.
    private static final String NOTICES = "notice-request";

    /// The maximum number of strangers' mails in a history: an item on AWS has at most 400 KB.
    static final int MOST_MAILS = 200;

    public DpaRequest {
        history = List.copyOf(history);
    }

    /// The message.
    ///
    /// @param policy to whose address it was sent; absent if there is none
    /// @param sender the validated address in its From; absent if there is none to reply to
    /// @param language of the request, as far as the rules recognise it
    /// @param mail the hash of the raw message, its name in the document store
    public record Arrival(
            Instant receivedAt,
            @Nullable PolicyId policy,
            @Nullable String sender,
            Language language,
            Sha256 mail) {}

    /// The decision about it, by the rules or by a person.
    ///
    /// @param reason the deciding rule, or the obstacle to a decision, as a short term, e.g. `auto-submitted`
    /// @param respondBy the deadline set by law or by the policy; only for a matter whose clock runs
    public record Decision(
            RuleOutcome ruling,
            String reason,
            @Nullable Matter matter,
            @Nullable Instant respondBy) {}

    /// The register's answer.
    ///
    /// @param acknowledgement the hash of the PDF; absent until it is made
    /// @param repliedAt when the acknowledgement was handed over
    public record Reply(
            @Nullable Sha256 acknowledgement, @Nullable Instant repliedAt) {}

    /// A message on arrival.
    ///
    /// @param delivery the mail service's id for it; absent if it had none
    public static DpaRequest received(
            Reference reference, Arrival arrival, Decision decision, RequestState state, @Nullable String delivery) {
        var change = RequestChange.of(ChangeAuthor.register(arrival.receivedAt), Kind.RECEIVED, state, delivery);
        return new DpaRequest(reference, 1, arrival, decision, state, null, new Reply(null, null), List.of(change));
    }

    /// This request with its acknowledgement made.
    public DpaRequest withAcknowledgement(Sha256 made, ChangeAuthor by) {
        return next(state, leaseUntil, new Reply(made, reply.repliedAt), RequestChange.made(by, state, made));
    }

    /// This request, claimed for a mail to its sender.
    ///
    /// @param mail the mail about to leave
    public DpaRequest replying(Instant until, MailId mail, ChangeAuthor by) {
        return moved(RequestState.REPLYING, until, mail.value(), by);
    }

    /// This request with an acknowledgement that certainly did not leave, to be tried again.
    ///
    /// @param words the reason, one line
    public DpaRequest deferred(Instant until, String words, ChangeAuthor by) {
        return moved(RequestState.REPLY_DEFERRED, until, words, by);
    }

    /// This request as it was before a mail that certainly did not leave.
    ///
    /// @param words the reason, one line
    public DpaRequest notSent(String words, ChangeAuthor by) {
        RequestState before = ReplyAttempts.before(this);
        return moved(before, before == RequestState.REPLY_DEFERRED ? by.at() : null, words, by);
    }

    /// This request, claimed for a mail to the team.
    public DpaRequest telling(Instant until, ChangeAuthor by) {
        return moved(RequestState.TELLING, until, null, by);
    }

    /// This request with its acknowledgement handed over.
    ///
    /// @param dpaFile sent with it; absent if the policy offers none
    public DpaRequest acknowledged(@Nullable DpaFile dpaFile, ChangeAuthor by) {
        RequestState next = RequestState.ACKNOWLEDGED;
        String detail = dpaFile == null ? null : dpaFile.told();
        return next(
                next, null, new Reply(reply.acknowledgement, by.at()), RequestChange.of(by, Kind.MOVED, next, detail));
    }

    /// This request with a reply that may or may not have left.
    ///
    /// @param words the facts known, one line; absent if there are none
    public DpaRequest replyUnknown(@Nullable String words, ChangeAuthor by) {
        return moved(RequestState.REPLY_UNKNOWN, null, words, by);
    }

    /// This request, left to a person; the register does nothing more.
    public DpaRequest queued(ChangeAuthor by) {
        return moved(RequestState.QUEUED, null, null, by);
    }

    /// This request, left to a person because the rules' decision cannot be carried out.
    ///
    /// @param why as a short term, e.g. `dpa-file-missing`
    /// @param words details, one line; absent if there are none
    public DpaRequest queued(String why, @Nullable String words, ChangeAuthor by) {
        return decided(RuleOutcome.QUEUE, why, RequestState.QUEUED, words, by);
    }

    /// This request, with nothing due after all.
    ///
    /// @param why as a short term, e.g. `copy`
    public DpaRequest silent(String why, ChangeAuthor by) {
        return decided(RuleOutcome.SILENT, why, RequestState.SILENT, null, by);
    }

    /// This request, no longer due: its sender is unauthenticated, and no person took it on.
    public DpaRequest lapsed(ChangeAuthor by) {
        return moved(RequestState.SILENT, null, null, by);
    }

    /// This request with a person's mail handed over to the sender.
    ///
    /// @param agreement true if the mail was the agreement
    /// @param attached the hash of its attachment; absent if it had none
    public DpaRequest replied(boolean agreement, @Nullable Sha256 attached, ChangeAuthor by) {
        RequestState next = agreement ? RequestState.AGREEMENT_SENT : RequestState.IN_PROGRESS;
        String detail = attached == null ? null : attached.hex();
        return next(next, null, reply, RequestChange.of(by, Kind.REPLIED, next, detail));
    }

    /// This request, assigned to a person; if the agreement is already sent, its state stays.
    public DpaRequest assigned(String whom, ChangeAuthor by) {
        RequestState next = state == RequestState.AGREEMENT_SENT ? state : RequestState.IN_PROGRESS;
        return next(next, null, reply, RequestChange.of(by, Kind.ASSIGNED, next, whom));
    }

    /// This request closed; unchanged if it was last closed in the same way. The last outcome counts, but the
    /// retention time runs from the first.
    ///
    /// @param how must fit the matter of this request, or of the request whose thread it is in
    /// @param reason one line; absent if none was given
    public DpaRequest closed(RequestOutcome how, @Nullable String reason, ChangeAuthor by) {
        String said = reason == null ? how.term() : how.term() + ": " + reason;
        String detail = said.substring(0, Math.min(said.length(), RequestChange.LONGEST));
        boolean known = last(Kind.CLOSED)
                .filter(change -> state == RequestState.CLOSED && detail.equals(change.detail()))
                .isPresent();
        RequestState next = RequestState.CLOSED;
        return known ? this : next(next, null, reply, RequestChange.of(by, Kind.CLOSED, next, detail));
    }

    /// The outcome; empty if it is open, or if no person stated one.
    public Optional<RequestOutcome> closing() {
        return last(Kind.CLOSED)
                .flatMap(change -> Term.find(
                        RequestOutcome.class, String.valueOf(change.detail()).split(":", 2)[0]));
    }

    /// The matter, as a person stated it, as the rules found it, or `DPA` because it was answered as one; empty if
    /// unknown.
    public Optional<Matter> about() {
        return decision.matter == null
                        && (decision.ruling == RuleOutcome.ACKNOWLEDGE || FOR_DPA.contains(decision.reason))
                        && !NOTICES.equals(decision.reason)
                ? Optional.of(Matter.DPA)
                : Optional.ofNullable(decision.matter);
    }

    /// This request with a matter other than the one that the rules found; unchanged if it has that matter already.
    ///
    /// @param respond the deadline set by law or by the policy; absent if there is none
    public DpaRequest withMatter(Matter other, @Nullable Instant respond, ChangeAuthor by) {
        if (state == RequestState.ERASED) {
            throw new IllegalTransitionException(reference, state, state);
        }
        if (other == decision.matter) {
            return this;
        }
        String detail =
                about().map(before -> other.term() + ", not " + before.term()).orElse(other.term());
        return noted(Kind.MATTER, detail, by).with(new Decision(decision.ruling, decision.reason, other, respond));
    }

    /// This request with a later mail of its thread; unchanged if it has the mail already, or more mails than anyone
    /// reads.
    ///
    /// @param arrived the reference of the mail's own record
    public DpaRequest withMail(Reference arrived, ChangeAuthor by) {
        List<RequestChange> mails = history.stream()
                .filter(change -> change.kind() == Kind.MAIL_ARRIVED)
                .toList();
        boolean has = mails.stream().anyMatch(change -> arrived.value().equals(change.detail()));
        return has || mails.size() >= MOST_MAILS || state == RequestState.ERASED
                ? this
                : noted(Kind.MAIL_ARRIVED, arrived.value(), by);
    }

    /// This request with a mail server's report on a mail to its sender; unchanged if it has the report already, or
    /// more than anyone reads. The first report that a mail did not arrive leaves an open request to a person.
    ///
    /// @param arrived the reference of the report's own record
    public DpaRequest withReport(DeliveryReport report, Reference arrived, ChangeAuthor by) {
        List<String> reports = history.stream()
                .filter(change -> change.kind() == Kind.REPORTED)
                .map(RequestChange::detail)
                .flatMap(Stream::ofNullable)
                .toList();
        // A failure counts, however many delays were reported before.
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
        return next(next, undelivered ? null : leaseUntil, reply, RequestChange.of(by, Kind.REPORTED, next, detail));
    }

    /// This request after a mail to the team left or failed.
    ///
    /// @param why the team mail failed, one line; absent if it left
    public DpaRequest teamTold(@Nullable String why, ChangeAuthor by) {
        return noted(why == null ? Kind.TOLD : Kind.NOT_TOLD, why, by);
    }

    /// This request on hold, e.g. for a court; if it is on hold already, with the new reason.
    public DpaRequest held(String why, ChangeAuthor by) {
        return noted(Kind.HELD, why, by);
    }

    /// This request with its hold released.
    public DpaRequest released(ChangeAuthor by) {
        return noted(Kind.RELEASED, null, by);
    }

    /// This request with its raw mail deleted.
    public DpaRequest withoutMail(ChangeAuthor by) {
        return noted(Kind.MAIL_DELETED, null, by);
    }

    /// The remains of this request after its erasure: reference, dates and hashes.
    public DpaRequest erased(ChangeAuthor by) {
        RequestState next = RequestState.ERASED;
        requireNext(next);
        return new DpaRequest(
                reference,
                revision + 1,
                new Arrival(arrival.receivedAt, null, null, Language.ENGLISH, arrival.mail),
                new Decision(RuleOutcome.SILENT, next.term(), null, null),
                next,
                null,
                reply,
                List.of(RequestChange.of(by, Kind.MOVED, next, null)));
    }

    /// The time since which nothing is due; empty while something is.
    public Optional<Instant> closedAt() {
        return state.isClosed()
                ? Optional.of(history.stream()
                        .filter(change -> change.state() == state)
                        .map(RequestChange::at)
                        .findFirst()
                        .orElse(arrival.receivedAt))
                : Optional.empty();
    }

    public boolean isHeld() {
        return history.reversed().stream()
                .map(RequestChange::kind)
                .filter(kind -> kind == Kind.HELD || kind == Kind.RELEASED)
                .findFirst()
                .filter(kind -> kind == Kind.HELD)
                .isPresent();
    }

    public boolean isWithoutMail() {
        return state == RequestState.ERASED || history.stream().anyMatch(change -> change.kind() == Kind.MAIL_DELETED);
    }

    /// Name and hash of the company's DPA sent with the acknowledgement; empty if none was.
    public Optional<String> dpaSent() {
        return history.stream()
                .filter(change -> change.kind() == Kind.MOVED && change.state() == RequestState.ACKNOWLEDGED)
                .findFirst()
                .map(RequestChange::detail);
    }

    /// The person it is assigned to; empty if nobody.
    public Optional<String> assignee() {
        return last(Kind.ASSIGNED).map(RequestChange::detail);
    }

    private Optional<RequestChange> last(Kind kind) {
        return history.reversed().stream()
                .filter(change -> change.kind() == kind)
                .findFirst();
    }

    /// The mail service's id for the message; empty if it had none.
    public Optional<String> delivery() {
        return history.stream()
                .filter(change -> change.kind() == Kind.RECEIVED)
                .findFirst()
                .map(RequestChange::detail);
    }

    private DpaRequest moved(RequestState next, @Nullable Instant lease, @Nullable String detail, ChangeAuthor by) {
        return next(next, lease, reply, RequestChange.of(by, Kind.MOVED, next, detail));
    }

    private DpaRequest decided(
            RuleOutcome other, String why, RequestState next, @Nullable String words, ChangeAuthor by) {
        return moved(next, null, words, by).with(new Decision(other, why, decision.matter, decision.respondBy));
    }

    private DpaRequest with(Decision other) {
        return new DpaRequest(reference, revision, arrival, other, state, leaseUntil, reply, history);
    }

    private DpaRequest noted(Kind kind, @Nullable String detail, ChangeAuthor by) {
        return next(state, leaseUntil, reply, RequestChange.of(by, kind, state, detail));
    }

    private void requireNext(RequestState next) {
        if (!state.next().contains(next)) {
            throw new IllegalTransitionException(reference, state, next);
        }
    }

    private DpaRequest next(
            RequestState nextState, @Nullable Instant nextLease, Reply nextReply, RequestChange change) {
        if (nextState != state || change.kind() == Kind.ASSIGNED || change.kind() == Kind.REPLIED) {
            requireNext(nextState);
        }
        var grown = new ArrayList<>(history);
        grown.add(change);
        return new DpaRequest(reference, revision + 1, arrival, decision, nextState, nextLease, nextReply, grown);
    }
}
