package register.mail;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import register.mail.message.DeliveryStatus;
import register.mail.message.ReceivedMail;
import register.mail.rule.DeliveredMail;
import register.mail.rule.EnvelopeRules;
import register.mail.rule.HeaderRules;
import register.mail.rule.RuleDecision;
import register.mail.sending.RequestSending;
import register.mail.sending.TeamMail;
import register.mail.sending.TeamMailId;
import register.request.DpaRequest;
import register.request.RequestLog;
import register.request.RuleOutcome;
import register.request.delivery.DeliveryReport.Action;
import register.request.delivery.Handover;
import register.value.Reference;

/// Handles a returned mail to the team: the team mail itself, because the team's address leads here, or a report that
/// it was not delivered (RFC 3464). Either way the team mail failed. Can be repeated.
record ReturnedTeamMail(RequestLog requests, TeamMailId ids, RequestSending sending, TeamMail teamMail) {
    static final String LED_BACK = "team-mail-led-back";
    static final String NOT_DELIVERED = "team-mail-not-delivered";

    /// More requests than a team mail names, with the reports about them.
    private static final int MOST = 1000;

    /// Handles a message that is one of the register's team mails or reports on one; empty for any other message.
    Optional<RuleDecision> decide(DeliveredMail delivery, ReceivedMail mail) {
        if (mail.values(HeaderRules.LOOP_NAME).anyMatch(value -> ids.in(value).isPresent())) {
            return Optional.of(RuleDecision.of(RuleOutcome.SILENT, LED_BACK));
        }
        boolean failed = EnvelopeRules.isOfAMachine(delivery.envelopeFrom(), mail)
                && mail.returned().statuses().stream()
                        .map(DeliveryStatus::action)
                        .anyMatch(action -> action == Action.FAILED);
        return failed && ids.in(mail.returned().text()).isPresent()
                ? Optional.of(RuleDecision.of(RuleOutcome.SILENT, NOT_DELIVERED))
                : Optional.empty();
    }

    /// Moves the requests in the failed team mail to the next one.
    ///
    /// @param arrived the record of the returned mail
    /// @return false while a team mail or reply for one of them is being sent: its result must be known first
    boolean append(DpaRequest arrived, ReceivedMail mail) {
        Collection<Reference> told = told(mail);
        if (told.stream()
                .flatMap(reference -> requests.find(reference).stream())
                .anyMatch(sending::claimHolds)) {
            return false;
        }
        String why = arrived.decision().reason().equals(LED_BACK)
                ? "the team's address leads back to the register"
                : mail.returned().statuses().stream()
                        .map(DeliveryStatus::words)
                        .collect(Collectors.joining("; ", "the team mail did not arrive: ", ""));
        named(mail)
                .ifPresent(id -> told.forEach(
                        reference -> teamMail.cameBack(reference, id, arrived.reference(), Handover.line(why))));
        return true;
    }

    /// The team mail's id, from the returned mail itself or from a report.
    private Optional<String> named(ReceivedMail mail) {
        return Stream.concat(
                        mail.values(HeaderRules.LOOP_NAME),
                        Stream.of(mail.returned().text()))
                .flatMap(text -> ids.in(text).stream())
                .findFirst();
    }

    private static Collection<Reference> told(ReceivedMail mail) {
        return Reference.PATTERN
                .matcher(mail.subject() + "\n" + mail.text() + "\n"
                        + mail.returned().text())
                .results()
                .map(MatchResult::group)
                .distinct()
                .map(Reference::new)
                .limit(MOST)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
