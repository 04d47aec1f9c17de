package register.mail;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import register.mail.message.DeliveryStatus;
import register.mail.message.ReceivedMail;
import register.mail.message.Trait;
import register.mail.rule.DeliveredMail;
import register.mail.rule.EnvelopeRules;
import register.mail.rule.HeaderRules;
import register.mail.rule.RuleDecision;
import register.mail.sending.RequestSending;
import register.mail.sending.TeamMail;
import register.request.ChangeAuthor;
import register.request.DpaRequest;
import register.request.ReplyAttempts;
import register.request.RequestLog;
import register.request.RequestState;
import register.request.RuleOutcome;
import register.request.delivery.DeliveryReport;
import register.request.delivery.DeliveryReport.Action;
import register.request.delivery.MailId;

/// Handles mail servers' reports about mails sent by the register (RFC 3464, and older forms). A report counts if it
/// names a mail by its id, which is unguessable and appears only in the mail itself. It is added to the request's
/// history. Can be repeated.
record Bounces(RequestLog requests, RequestSending sending, TeamMail teamMail, Clock clock) {
    static final String BOUNCE = "bounce";
    /// A mail bounced after a person had closed its request.
    static final String AFTER_CLOSE = "bounce-after-close";

    private static final Pattern OWN_HEADER =
            Pattern.compile("(?im)^(?:" + HeaderRules.LOOP + "|Message-ID):.{0,300}(?:\\n[ \\t].{0,300})?");
    private static final int MOST = 20;

    /// The decision about a message that reports on one of the register's mails; empty for any other message.
    Optional<RuleDecision> decide(DeliveredMail delivery, ReceivedMail mail) {
        if (!EnvelopeRules.isOfAMachine(delivery.envelopeFrom(), mail)) {
            return Optional.empty();
        }
        return found(mail).map(found -> {
            boolean late = found.request.state().isClosed()
                    && found.request.state() != RequestState.ERASED
                    && found.report.action() == Action.FAILED
                    && !ReplyAttempts.knownUndelivered(found.request, found.report.mail());
            return late ? RuleDecision.of(RuleOutcome.QUEUE, AFTER_CLOSE) : RuleDecision.of(RuleOutcome.SILENT, BOUNCE);
        });
    }

    /// Adds a report to its request.
    ///
    /// @param arrived the report's own record
    /// @return false while a mail of the request is being sent: its result must be known first
    boolean append(DpaRequest arrived, ReceivedMail mail) {
        Optional<Found> found = found(mail);
        if (found.isEmpty()) {
            return true;
        }
        if (sending.claimHolds(found.get().request)) {
            return false;
        }
        DeliveryReport report = found.get().report;
        ChangeAuthor by = ChangeAuthor.register(clock.instant());
        DpaRequest before = found.get().request;
        if (before.withReport(report, arrived.reference(), by).state() != before.state()) {
            // First, so that a crash in between does not lose the team mail.
            teamMail.add(before);
        }
        var _ = RequestLog.revisions(requests)
                .change(before.reference(), standing -> standing.withReport(report, arrived.reference(), by));
        return true;
    }

    private record Found(DpaRequest request, DeliveryReport report) {}

    private Optional<Found> found(ReceivedMail mail) {
        String quoted = mail.returned().text() + "\n" + mail.text();
        List<MailId> named = Stream.of(
                        // A returned mail has its id in its own header; the rest of its thread names other mails.
                        OWN_HEADER.matcher(quoted).results().map(MatchResult::group),
                        Stream.of(quoted),
                        Stream.of("in-reply-to", "references").flatMap(mail::values))
                .flatMap(texts -> texts)
                .flatMap(text -> MailId.in(text).stream())
                .distinct()
                .limit(MOST)
                .toList();
        for (MailId id : named) {
            Optional<DpaRequest> request =
                    requests.find(id.request()).filter(standing -> ReplyAttempts.made(standing, id));
            if (request.isPresent()) {
                return report(id, mail, quoted.contains(id.value())).map(report -> new Found(request.get(), report));
            }
        }
        return Optional.empty();
    }

    /// @param quoted true if the mail is returned, in whole or in part
    private static Optional<DeliveryReport> report(MailId id, ReceivedMail mail, boolean quoted) {
        List<DeliveryStatus> statuses = mail.returned().statuses();
        if (!statuses.isEmpty()) {
            Action action = statuses.stream()
                    .map(DeliveryStatus::action)
                    .min(Action::compareTo)
                    .orElseThrow();
            String words = statuses.stream()
                    .filter(status -> status.action() == action)
                    .map(DeliveryStatus::words)
                    .distinct()
                    .collect(Collectors.joining("; "));
            return Optional.of(new DeliveryReport(id, action, words));
        }
        boolean failed = mail.has("x-failed-recipients");
        boolean daemon = EnvelopeRules.isOfADaemon(mail);
        // A read receipt (RFC 8098), or an autoresponder.
        boolean answered = mail.is(Trait.REPORT) || HeaderRules.isAutomatic(mail);
        if (!failed && !daemon && (answered || !quoted)) {
            return Optional.empty();
        }
        DeliveryStatus told = DeliveryStatus.told(mail.text());
        if (told == null && !failed && !daemon) {
            // It may be a person's mail.
            return Optional.empty();
        }
        if (told == null) {
            return Optional.of(new DeliveryReport(id, Action.FAILED, ""));
        }
        return Optional.of(new DeliveryReport(id, failed ? Action.FAILED : told.action(), told.words()));
    }
}
