package register.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import register.document.DocumentStore;
import register.mail.letter.TeamLetter;
import register.mail.message.ReceivedMail;
import register.mail.rule.AddressedPolicy;
import register.mail.rule.MailSettings;
import register.mail.rule.PoliciesInForce;
import register.mail.sending.RequestSending;
import register.mail.sending.Team;
import register.mail.sending.TeamMail;
import register.request.ChangeAuthor;
import register.request.DpaRequest;
import register.request.Matter;
import register.request.RequestState;
import register.request.RetryLog;
import register.request.RuleOutcome;
import register.value.Language;

/// Takes a recorded request as far as possible, using only its record and its stored mail.
final class RequestSteps {
    private final DocumentStore documents;
    private final PoliciesInForce policies;
    private final Acknowledgements acknowledgements;
    private final Acknowledging acknowledging;
    private final RequestSending sending;
    private final Quotas quotas;
    private final Copies copies;
    private final Threads threads;
    private final TeamMail teamMail;
    private final Team team;
    private final MailSettings settings;

    RequestSteps(
            DocumentStore documents,
            PoliciesInForce policies,
            Acknowledgements acknowledgements,
            RequestSending sending,
            Quotas quotas,
            Copies copies,
            Threads threads,
            TeamMail teamMail,
            RetryLog retries,
            Team team,
            MailSettings settings,
            Letterhead letterhead) {
        this.documents = documents;
        this.policies = policies;
        this.acknowledgements = acknowledgements;
        this.acknowledging = new Acknowledging(sending, retries, letterhead);
        this.sending = sending;
        this.quotas = quotas;
        this.copies = copies;
        this.threads = threads;
        this.teamMail = teamMail;
        this.team = team;
        this.settings = settings;
    }

    /// @param mail the recorded message
    IntakeResult of(DpaRequest recorded, ReceivedMail mail) {
        if (acknowledges(recorded)) {
            DpaRequest first = copies.answering(recorded, mail);
            if (!first.reference().equals(recorded.reference())) {
                return copy(recorded, first);
            }
        }
        return brought(recorded, mail);
    }

    /// Finishes the first request before the copy: its process may have died, and one of the two must be answered.
    private IntakeResult copy(DpaRequest copy, DpaRequest first) {
        if (acknowledges(first) || first.state() == RequestState.REPLYING) {
            IntakeResult ended = brought(
                    first, RequestFacts.stored(documents, first.arrival().mail()));
            if (ended instanceof IntakeResult.InProgress) {
                return new IntakeResult.InProgress(copy);
            }
        }
        threads.append(copy, List.of(first.reference()));
        return new IntakeResult.Done(
                copies.same(copy, first)
                        ? sending.store(copy.silent(Copies.COPY, sending.by()))
                        : sending.leave(copy.queued(Copies.OTHER_CONTENT, null, sending.by())));
    }

    private IntakeResult brought(DpaRequest recorded, ReceivedMail mail) {
        var known = new RequestFacts(recorded, () -> mail, policies, documents, acknowledgements);
        DpaRequest request = recorded;
        while (true) {
            if (sending.claimHolds(request)) {
                return new IntakeResult.InProgress(request);
            }
            DpaRequest next = next(request, known);
            if (next.equals(request)) {
                return new IntakeResult.Done(request);
            }
            request = next;
        }
    }

    /// The request after the next step; the same if none is due. States only move forward, so this ends.
    private DpaRequest next(DpaRequest request, RequestFacts known) {
        return switch (request.state()) {
            case RECEIVED -> acknowledges(request) ? acknowledge(request, known) : tell(request, known);
            case REPLYING -> sending.leave(request.replyUnknown(null, sending.by()));
            case REPLY_DEFERRED -> sending.isDeferred(request) ? request : acknowledge(request, known);
            case TELLING -> tell(request, known);
            case ACKNOWLEDGED,
                    UNDELIVERED,
                    REPLY_UNKNOWN,
                    QUEUED,
                    SILENT,
                    IN_PROGRESS,
                    AGREEMENT_SENT,
                    CLOSED,
                    ERASED -> request;
        };
    }

    private static boolean acknowledges(DpaRequest request) {
        return request.state() == RequestState.RECEIVED && request.decision().ruling() == RuleOutcome.ACKNOWLEDGE;
    }

    private DpaRequest acknowledge(DpaRequest request, RequestFacts known) {
        return known.obstacle()
                .or(() -> limit(request))
                .map(why -> sending.leave(request.queued(why, null, sending.by())))
                .orElseGet(() -> acknowledging.next(request, known, ChangeAuthor.REGISTER));
    }

    /// Rule 12. Counted before anything is made, so that a crash in between does not count twice.
    private Optional<String> limit(DpaRequest request) {
        return request.reply().acknowledgement() == null ? quotas.exceeded(request) : Optional.empty();
    }

    private DpaRequest tell(DpaRequest request, RequestFacts known) {
        Matter matter = request.decision().matter();
        if (!team.isSet() || matter == null) {
            return sending.store(request.queued(sending.by()));
        }
        if (request.state() == RequestState.RECEIVED && !teamMail.atOnce(request)) {
            return sending.leave(request.queued(sending.by()));
        }
        Optional<AddressedPolicy> policy = known.policy.get();
        Language language =
                policy.map(found -> found.version().defaultLanguage()).orElse(Language.ENGLISH);
        TeamLetter letter = TeamLetter.to(request, matter, language, settings.trial());
        Instant now = sending.by().at();
        return sending.tell(
                request,
                () -> policy.map(AddressedPolicy::publicAddress)
                        .map(from -> team.send(letter, from, now))
                        .orElseGet(() -> team.send(letter, now)));
    }
}
