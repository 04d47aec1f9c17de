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
import register.notice.DeliveryFacts.Said;
import register.notice.LedgerLine;
import register.notices.delivery.Deliveries.Result;

/// Takes the reports of mail servers out of the mail that arrives (RFC 3464, RFC 5965). All else is left to the intake:
/// what a person or an answering machine writes to an address for reports is not lost.
public final class ReportMail {
    /// What the headers of a returned notice say of it, as reports repeat them.
    private static final Pattern NAMED = Pattern.compile(
            "(?im)^(?:Original-Envelope-Id:[ \\t]*|Message-ID:\\s*<)(NTC-[0-9A-Z-]{1,40})[.-]([1-9][0-9]{0,2})(?![0-9])");

    private static final Pattern COMPLAINT = Pattern.compile("(?im)^Feedback-Type:[ \\t]*abuse[ \\t]*$");

    private final BounceAddresses addresses;
    private final Deliveries deliveries;

    public ReportMail(BounceAddresses addresses, Deliveries deliveries) {
        this.addresses = addresses;
        this.deliveries = deliveries;
    }

    /// Whether mail for an address may be a report on an attempt of this register.
    public boolean takes(String address) {
        return addresses.attempt(address).isPresent();
    }

    /// Records a report.
    ///
    /// @param envelopeFrom the reverse path; empty if it is null
    /// @param recipients of the envelope
    /// @return a line for a log; empty where it is no report on an attempt, so that the intake takes it
    /// @throws RuntimeException when a port fails; taking the same mail again continues where it stopped
    public Optional<String> take(Instant at, String envelopeFrom, List<String> recipients, byte[] raw) {
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
        for (LedgerLine fact : facts) {
            Result result = deliveries.record(attempt.get(), fact);
            line.append(' ').append(fact.kind().term()).append(' ').append(result.term());
        }
        return Optional.of(line.toString());
    }

    /// Spares other mail a second reading.
    private static boolean names(byte[] raw) {
        for (int i = 0; i + 4 <= raw.length; i++) {
            if (raw[i] == 'N' && raw[i + 1] == 'T' && raw[i + 2] == 'C' && raw[i + 3] == '-') {
                return true;
            }
        }
        return false;
    }

    /// A server that writes the envelope's sender anew has reports come to an address of the intake. The notice's id
    /// holds a MAC, and only its mail shows it.
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
                    new Said(status.status(), status.diagnostic(), status.recipients())));
        }
        if (COMPLAINT.matcher(mail.returned().text()).find()) {
            facts.add(DeliveryFacts.complaint(attempt.attempt(), at));
        } else if (statuses.isEmpty() && isUnreadable(mail)) {
            facts.add(DeliveryFacts.unreadable(attempt.attempt(), at));
        }
        return facts;
    }

    /// Whether a mail server wrote it, in no standard form. Answering machines write with a null return path too, so
    /// that alone says nothing.
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
