package register.mail;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import register.mail.message.DeliveryStatus;
import register.mail.message.ReceivedMail;
import register.mail.rule.Decision;
import register.mail.rule.Delivery;
import register.mail.rule.HeaderRules;
import register.mail.sending.NoticeId;
import register.mail.sending.SendingOnce;
import register.mail.sending.TeamMail;
import register.request.DpaRequest;
import register.request.RequestLog;
import register.request.Ruling;
import register.request.delivery.DeliveryReport.Action;
import register.request.delivery.Handover;
import register.value.Reference;

/// Handles a notice to the team that came back: the notice itself, because the team's address leads here, or a report
/// that it did not arrive (RFC 3464). Either way the notice failed. Can be repeated.
final class ReturnedNotices {
    static final String LED_BACK = "team-notice-led-back";
    static final String NOT_DELIVERED = "team-notice-not-delivered";

    /// More than a notice names, with the reports about its requests.
    private static final int MOST = 1000;

    private final RequestLog requests;
    private final NoticeId ids;
    private final SendingOnce sending;
    private final TeamMail notices;

    ReturnedNotices(RequestLog requests, NoticeId ids, SendingOnce sending, TeamMail notices) {
        this.requests = requests;
        this.ids = ids;
        this.sending = sending;
        this.notices = notices;
    }

    /// Handles a message that is a notice of the register or reports on one; empty for any other message.
    Optional<Decision> decide(Delivery delivery, ReceivedMail mail) {
        if (mail.values(HeaderRules.LOOP_NAME).anyMatch(value -> ids.in(value).isPresent())) {
            return Optional.of(Decision.of(Ruling.SILENT, LED_BACK));
        }
        boolean failed = Bounces.isOfAMachine(delivery.envelopeFrom(), mail)
                && mail.returned().statuses().stream()
                        .map(DeliveryStatus::action)
                        .anyMatch(action -> action == Action.FAILED);
        return failed && ids.in(mail.returned().text()).isPresent()
                ? Optional.of(Decision.of(Ruling.SILENT, NOT_DELIVERED))
                : Optional.empty();
    }

    /// Puts what the failed notice named on the next one.
    ///
    /// @param arrived the record of what came back
    /// @return false while a notice or reply of one of them is leaving: its result must be known first
    boolean append(DpaRequest arrived, ReceivedMail mail) {
        Collection<Reference> told = told(mail);
        if (told.stream()
                .flatMap(reference -> requests.find(reference).stream())
                .anyMatch(sending::claimHolds)) {
            return false;
        }
        String why = arrived.reason().equals(LED_BACK)
                ? "the team's address leads back to the register"
                : mail.returned().statuses().stream()
                        .map(DeliveryStatus::words)
                        .collect(Collectors.joining("; ", "the notice did not arrive: ", ""));
        notice(mail)
                .ifPresent(id -> told.forEach(
                        reference -> notices.cameBack(reference, id, arrived.reference(), Handover.line(why))));
        return true;
    }

    /// The notice's id, whether the notice itself came back or a report names it.
    private Optional<String> notice(ReceivedMail mail) {
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
