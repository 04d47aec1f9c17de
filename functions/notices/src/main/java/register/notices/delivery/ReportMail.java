package register.notices.delivery;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import register.mail.message.DeliveryStatus;
import register.mail.message.MailReader;
import register.mail.message.ReceivedMail;
import register.mail.message.Trait;
import register.mail.rule.EnvelopeRules;
import register.mail.rule.HeaderRules;
import register.notice.AttemptId;
import register.notice.BounceAddresses;
import register.notice.DeliveryFacts;
import register.notice.DeliveryFacts.ReportDetails;
import register.notice.LedgerLine;
import register.notices.delivery.Deliveries.Result;

/// Recognises mail servers' reports in incoming mail (RFC 3464, RFC 5965). All other mail goes to the intake,
/// including what people or autoresponders send to an address for reports.
public record ReportMail(BounceAddresses addresses, Deliveries deliveries) {
    /// The headers of a returned notice, as reports quote them.
    private static final Pattern NAMED = Pattern.compile("(?im)^(?:Original-Envelope-Id:["
            + " \\t]*|Message-ID:\\s*<)(NTC-[0-9A-Z-]{1,40})[.-]([1-9][0-9]{0,2})(?![0-9])");

    private static final Pattern COMPLAINT = Pattern.compile("(?im)^Feedback-Type:[ \\t]*abuse[ \\t]*$");

    /// True if mail to the address may be a report on an attempt of this register.
    public boolean takes(String address) {
        return addresses.attempt(address).isPresent();
    }

    /// A recorded report.
    ///
    /// @param line for a log
    /// @param lost true if the notice turned out not to have reached its recipient
    public record Report(String line, boolean lost) {}

    /// Records a report.
    ///
    /// @param envelopeFrom the reverse path; empty if it is null
    /// @param recipients of the envelope
    /// @return empty if it is not a report on an attempt, so that the intake takes it
    /// @throws RuntimeException if a port fails; taking the same mail again continues where it stopped
    public Optional<Report> take(Instant at, String envelopeFrom, List<String> recipients, byte[] raw) {
        Optional<AttemptId> addressed = recipients.stream()
                .flatMap(address -> addresses.attempt(address).stream())
                .findFirst();
        if (addressed.isEmpty() && !names(raw)) {
            return Optional.empty();
        }
        ReceivedMail mail = MailReader.read(raw);
        Optional<AttemptId> attempt = addressed.or(() -> named(envelopeFrom, mail));
        if (attempt.isEmpty()) {
            return Optional.empty();
        }
        Set<LedgerLine> facts = facts(attempt.get(), at, envelopeFrom, mail);
        if (facts.isEmpty()) {
            return Optional.empty();
        }
        var line = new StringBuilder("report on ").append(attempt.get());
        boolean lost = false;
        for (LedgerLine fact : facts) {
            Result result = deliveries.record(attempt.get(), fact);
            lost |= result == Result.NOT_REACHED;
            line.append(' ').append(fact.kind().term()).append(' ').append(result.term());
        }
        return Optional.of(new Report(line.toString(), lost));
    }

    /// A quick check, so that other mail is not parsed twice.
    private static boolean names(byte[] raw) {
        for (int i = 0; i + 4 <= raw.length; i++) {
            if (raw[i] == 'N' && raw[i + 1] == 'T' && raw[i + 2] == 'C' && raw[i + 3] == '-') {
                return true;
            }
        }
        return false;
    }

    /// If a server rewrites the envelope's sender, reports arrive at an address of the intake. The notice's id
    /// contains a MAC and is shown only in its mail.
    private static Optional<AttemptId> named(String envelopeFrom, ReceivedMail mail) {
        return EnvelopeRules.isOfAMachine(envelopeFrom, mail)
                ? NAMED.matcher(mail.returned().text())
                        .results()
                        .flatMap(found -> AttemptId.of(found.group(1) + "-" + found.group(2)).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static Set<LedgerLine> facts(AttemptId attempt, Instant at, String envelopeFrom, ReceivedMail mail) {
        var facts = new LinkedHashSet<LedgerLine>();
        if (!EnvelopeRules.isOfAMachine(envelopeFrom, mail)) {
            return facts;
        }
        List<DeliveryStatus> statuses = mail.returned().statuses();
        for (DeliveryStatus status : statuses) {
            facts.add(DeliveryFacts.report(
                    attempt.attempt(),
                    at,
                    status.action(),
                    new ReportDetails(status.status(), status.diagnostic(), status.recipients())));
        }
        if (COMPLAINT.matcher(mail.returned().text()).find()) {
            facts.add(DeliveryFacts.complaint(attempt.attempt(), at));
        } else if (statuses.isEmpty() && isUnreadable(mail)) {
            facts.add(DeliveryFacts.unreadable(attempt.attempt(), at));
        }
        return facts;
    }

    /// True for a mail server's report in no standard form. A null return path alone proves nothing: autoresponders
    /// use it too.
    private static boolean isUnreadable(ReceivedMail mail) {
        boolean report =
                mail.is(Trait.REPORT) && mail.values("content-type").anyMatch(type -> type.contains("delivery-status"));
        return report || mail.has("x-failed-recipients") || (EnvelopeRules.isOfADaemon(mail) && !isAnswer(mail));
    }

    private static boolean isAnswer(ReceivedMail mail) {
        return HeaderRules.isAutomatic(mail)
                && mail.values("auto-submitted").anyMatch(value -> value.strip().startsWith("auto-replied"))
                && !mail.has("x-failed-recipients")
                && mail.returned().text().isEmpty();
    }
}
