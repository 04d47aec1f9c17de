package register.mail;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.assembly.Ports;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.document.SealedDocuments;
import register.mail.message.MailReader;
import register.mail.message.ReceivedMail;
import register.mail.rule.Deadlines;
import register.mail.rule.DeliveredMail;
import register.mail.rule.EnvelopeRules;
import register.mail.rule.MailSettings;
import register.mail.rule.PoliciesInForce;
import register.mail.rule.RuleDecision;
import register.mail.rule.StructureRules;
import register.mail.sending.RequestSending;
import register.mail.sending.SenderShares;
import register.mail.sending.Team;
import register.mail.sending.TeamMail;
import register.mail.sending.TeamMailId;
import register.mail.sending.TeamTold;
import register.request.DailyQuotas;
import register.request.DpaRequest;
import register.request.DpaRequest.Arrival;
import register.request.DpaRequest.Decision;
import register.request.Matter;
import register.request.RequestLog;
import register.request.RequestState;
import register.request.RetryLog;
import register.request.RuleOutcome;
import register.request.delivery.MailSender;
import register.settings.PublicAddress;
import register.value.Reference;
import register.value.ReferenceKey;

/// Receives a message: stores, reads, decides, records; then answers once, or notifies the team. Any process can
/// repeat every step from the records of earlier steps: a message may be delivered any number of times.
public final class Intake {
    /// The message that Amazon SES puts into a new mailbox.
    private static final String SETUP = "AMAZON_SES_SETUP_NOTIFICATION";

    private static final Pattern DELIVERY = Pattern.compile("[A-Za-z0-9_.-]{1,200}");

    private final RequestLog requests;
    private final DocumentStore documents;
    private final MailSettings settings;
    private final ReferenceKey key;
    private final Copies copies;
    private final Threads threads;
    private final TeamMail teamMail;
    private final RequestSteps progress;
    private final Retrying retrying;
    private final Bounces bounces;
    private final ReturnedTeamMail returned;
    private final NoticeReplies replies;
    private final MailDecisions deciding;

    /// @param sealing seals acknowledgements
    /// @param address the register's public address in replies
    /// @param key makes the references of requests
    /// @param replies handles answers to notices
    public Intake(
            Ports ports,
            SealedDocuments sealing,
            MailSender sender,
            MailSettings settings,
            PublicAddress address,
            ReferenceKey key,
            NoticeReplies replies,
            Clock clock) {
        this.requests = ports.requests();
        this.documents = ports.documents();
        this.settings = settings;
        this.key = key;
        DailyQuotas quotas = ports.quotas();
        RetryLog retries = ports.retries();
        var policies = new PoliciesInForce(ports.chain(), clock);
        this.copies = new Copies(requests, documents, key);
        this.threads = new Threads(requests, clock);
        var team = new Team(settings, sender, policies, new TeamMailId(key));
        var shares = new SenderShares(quotas, key);
        this.teamMail =
                new TeamMail(ports.teamLog(), quotas, shares, requests, team, retries, policies, settings, clock);
        var sending = new RequestSending(requests, sender, this.teamMail::add, settings.lease(), clock);
        this.progress = new RequestSteps(
                documents,
                policies,
                new Acknowledgements(ports, sealing, clock),
                sending,
                new Quotas(shares, settings.limits()),
                copies,
                threads,
                this.teamMail,
                retries,
                team,
                settings,
                new Letterhead(settings, address));
        this.retrying = new Retrying(retries, requests, sending, clock);
        this.returned = new ReturnedTeamMail(requests, team.ids(), sending, this.teamMail);
        this.bounces = new Bounces(requests, sending, this.teamMail, clock);
        this.replies = replies;
        this.deciding = new MailDecisions(
                policies,
                new Deadlines(policies),
                returned,
                bounces,
                replies,
                settings,
                address.url() != null && "https".equals(address.url().getScheme()));
    }

    /// Receives a message, delivered for the first time or again.
    ///
    /// @throws RuntimeException if a port fails; delivering the message again continues where it stopped
    public IntakeResult receive(DeliveredMail delivery) {
        if (delivery.id().endsWith(SETUP)) {
            return new IntakeResult.Ignored("ses-setup-notification");
        }
        // A mail may have 40 MB: keep one copy in memory, not two.
        byte[] raw = delivery.raw().toArray();
        ReceivedMail mail = MailReader.read(raw);
        // Equal bytes, and only these, are the same message again.
        Reference reference = Reference.of(key, "bytes " + delivery.raw().hash());
        DpaRequest request = requests.find(reference).orElseGet(() -> first(reference, delivery, raw, mail));
        if (request.decision().ruling() == RuleOutcome.QUEUE && EnvelopeRules.vouched(delivery, mail)) {
            threads.append(request, copies.answered(request, mail));
        }
        return continued(request, mail);
    }

    /// Continues a request where its record stopped, from the stored mail.
    ///
    /// @throws IllegalStateException if there is no such request, or its mail was deleted
    /// @throws RuntimeException if a port fails
    public IntakeResult resume(Reference reference) {
        DpaRequest request =
                requests.find(reference).orElseThrow(() -> new IllegalStateException(reference + ": no such request"));
        return continued(
                request, RequestFacts.stored(documents, request.arrival().mail()));
    }

    private IntakeResult continued(DpaRequest request, ReceivedMail mail) {
        if (request.decision().ruling() == RuleOutcome.QUEUE
                && request.decision().reason().equals(StructureRules.EXISTING_REQUEST)) {
            threads.append(request, mail.mentioned());
        }
        boolean known = switch (request.decision().reason()) {
            case Bounces.BOUNCE, Bounces.AFTER_CLOSE -> bounces.append(request, mail);
            case ReturnedTeamMail.LED_BACK, ReturnedTeamMail.NOT_DELIVERED -> returned.append(request, mail);
            case NoticeReplies.TO_NOTICE, NoticeReplies.TO_OBJECTION -> {
                replies.answer(request, mail);
                yield true;
            }
            default -> true;
        };
        if (!known) {
            return new IntakeResult.InProgress(request);
        }
        return progress.of(request, mail);
    }

    /// Retries one due reply that certainly did not leave. Call it until it returns empty, and again at intervals.
    ///
    /// @return the result; empty if nothing is due
    /// @throws RuntimeException if a port fails; a later call retries the request
    public Optional<IntakeResult> retryNext() {
        Optional<DpaRequest> due = retrying.next();
        if (due.isEmpty()) {
            return Optional.empty();
        }
        try {
            IntakeResult result = resume(due.get().reference());
            if (result instanceof IntakeResult.Done(DpaRequest request)) {
                retrying.ended(request);
            }
            return Optional.of(result);
        } catch (RuntimeException e) {
            retrying.failed(due.get());
            throw e;
        }
    }

    /// Sends the mail due for one answer to a notice. Call it until it returns empty, and again at intervals.
    ///
    /// @return a log line; empty if nothing is due
    /// @throws RuntimeException if a port fails
    Optional<String> sendNext() {
        return replies.sendNext();
    }

    /// Notifies the team in one mail of everything left to a person, unless the last team mail is too recent. Call it
    /// after something was left to a person, and at intervals.
    ///
    /// @throws RuntimeException if a port fails; the next team mail then includes it
    public TeamTold tellTeam() {
        return teamMail.tell();
    }

    /// Stores the mail before it records the request.
    private DpaRequest first(Reference reference, DeliveredMail delivery, byte[] raw, ReceivedMail mail) {
        documents.putIfAbsent(DocumentKey.mail(delivery.raw().hash()), raw);
        return open(reference, delivery, mail);
    }

    private DpaRequest open(Reference reference, DeliveredMail delivery, ReceivedMail mail) {
        Instant receivedAt = delivery.receivedAt().truncatedTo(ChronoUnit.MILLIS);
        MailDecisions.Decision decided = deciding.decide(delivery, mail, receivedAt);
        RuleDecision decision = decided.decision();
        DpaRequest request = DpaRequest.received(
                reference,
                new Arrival(
                        receivedAt,
                        decided.policy(),
                        decided.sender(),
                        decided.language(),
                        delivery.raw().hash()),
                new Decision(decision.outcome(), decision.reason(), decision.matter(), decision.respondBy()),
                state(decision),
                // Locates a message by the mail service's id, if that is a valid name.
                DELIVERY.matcher(delivery.id()).matches() ? delivery.id() : null);
        if (request.state() == RequestState.QUEUED && !isToldOtherwise(decision)) {
            teamMail.add(request);
        }
        if (isToldOtherwise(decision)) {
            replies.record(request, mail);
        }
        return requests.open(request) ? request : requests.find(reference).orElseThrow();
    }

    /// Answers to notices get a team mail of their own, except for more urgent matters.
    private static boolean isToldOtherwise(RuleDecision decision) {
        return decision.reason().equals(NoticeReplies.TO_NOTICE) && decision.matter() == Matter.OBJECTION;
    }

    private RequestState state(RuleDecision decision) {
        return switch (decision.outcome()) {
            case ACKNOWLEDGE -> RequestState.RECEIVED;
            case QUEUE ->
                urgent(decision.matter()) && !isToldOtherwise(decision) ? RequestState.RECEIVED : RequestState.QUEUED;
            case SILENT -> RequestState.SILENT;
        };
    }

    private boolean urgent(@Nullable Matter matter) {
        return matter != null && matter.clockRuns() && settings.teamAddress() != null;
    }
}
