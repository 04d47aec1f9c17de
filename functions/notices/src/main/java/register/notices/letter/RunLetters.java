package register.notices.letter;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import register.assembly.Register;
import register.mail.rule.MailSettings;
import register.notice.Notice;
import register.notice.Run;
import register.notice.RunAnnouncement;
import register.notice.RunId;
import register.notices.plan.NoticePlans;
import register.notices.proof.RunCommitments;
import register.notices.sending.NoticeMails;
import register.recipient.Recipient;
import register.request.delivery.OutgoingMail;
import register.request.delivery.OutgoingMail.Attachment;
import register.settings.PublicAddress;

/// Writes the mails of runs, and reads each run's announcement once.
public final class RunLetters implements NoticeMails {
    private final Register register;
    private final MailSettings settings;
    private final PublicAddress address;
    private final RecipientLink link;
    private final ObjectLink objectLink;
    private final RunCommitments commitments;
    private final Map<RunId, RunAnnouncement> announced = new ConcurrentHashMap<>();

    public RunLetters(
            Register register,
            MailSettings settings,
            PublicAddress address,
            RecipientLink link,
            ObjectLink objectLink,
            RunCommitments commitments) {
        this.register = register;
        this.settings = settings;
        this.address = address;
        this.link = link;
        this.objectLink = objectLink;
        this.commitments = commitments;
    }

    @Override
    public OutgoingMail mail(Run run, Notice notice, Recipient recipient) {
        Notice.Claim claim = notice.claim();
        if (claim == null) {
            throw new IllegalArgumentException(notice.id() + ": expected a claimed attempt");
        }
        RunAnnouncement of = announced.computeIfAbsent(run.id(), _ -> NoticePlans.announced(register, run));
        List<Attachment> proof =
                commitments.attachment(run, of, notice, recipient).stream().toList();
        return ChangeLetter.of(of, settings, address, link, objectLink)
                .mail(notice, recipient, claim.attempt(), claim.until(), !proof.isEmpty())
                .with(proof);
    }
}
