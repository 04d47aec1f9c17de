package register.machine.doctor;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import register.machine.doctor.Finding.Subject;
import register.machine.site.Site;
import register.mail.rule.MailSettings;
import register.mail.sending.MailChannel;
import register.policy.rules.MailAddress;
import register.request.delivery.Handover;
import register.request.delivery.OutgoingMail;
import register.request.delivery.OutgoingMail.Header;
import register.settings.BadSettingException;
import register.value.Language;
import register.words.Words;

/// A mail to the keeper that shows that the register's mail arrives.
public final class TestMail {
    /// The option, and name, of its recipient.
    public static final String OPTION = "--send-to";

    private TestMail() {}

    /// Sends it as replies are sent.
    ///
    /// @throws BadSettingException if `to` is not a mail address, or no mail leaves
    public static Finding send(Site site, String to, Language language) {
        if (MailAddress.ascii(to).isEmpty()) {
            throw new BadSettingException(OPTION, to, "expected a mail address");
        }
        var _ = site.noticesLeaveFrom();
        MailSettings settings = site.correspondence().settings();
        String from = Stream.concat(
                        Stream.ofNullable(settings.replyFrom()),
                        Stream.concat(settings.intakeAddresses().stream(), addresses(site)))
                .findFirst()
                .orElse(to);
        Handover handover = new MailChannel(site.correspondence().sender())
                .hand(new OutgoingMail(
                        "test-" + UUID.randomUUID(),
                        from,
                        to,
                        Words.glossary()
                                .in(language)
                                .capital(Subject.MAIL_OUT.sentence().in(language)),
                        List.of(new Header("Auto-Submitted", "auto-generated")),
                        Findings.said("mail-out.arrived").in(language),
                        null,
                        List.of()));
        var found = new Findings(Subject.MAIL_OUT);
        if (handover instanceof Handover.Taken) {
            found.inOrder("mail-out.sent", to);
        } else {
            found.broken("mail-out.refuses", handover.words());
        }
        return found.all().getFirst();
    }

    private static Stream<String> addresses(Site site) {
        Set<String> all = site.register().publicAddresses();
        return all.stream().sorted();
    }
}
