package register.commands.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import register.embedded.file.PrivateFiles;
import register.machine.site.Site;
import register.mail.Correspondence;
import register.notice.RunAnnouncement;
import register.notices.letter.ChangeLetter;
import register.notices.letter.PlannedMail;
import register.notices.letter.RecipientLink;
import register.notices.objection.ObjectionLinks;
import register.notices.plan.NoticePlans;
import register.notices.plan.Plan;
import register.notices.plan.PlannedNotice;
import register.recipient.Recipient;
import register.request.delivery.Handover;
import register.request.delivery.OutgoingMail;
import register.value.Sha256;

/// The effect of a run before it starts, and its mails.
///
/// @param mails writes the mails
public record NoticePreview(Plan plan, PlannedMail mails, Instant now) {

    /// @param looked the hash of a previewed plan; null for the plan as of now
    /// @throws BadSettingException if its links would not work, or nobody would read replies
    public static NoticePreview of(Site site, NoticePlans plans, RunAnnouncement announced, @Nullable Sha256 looked) {
        Correspondence correspondence = site.correspondence();
        var mails = new PlannedMail(
                ChangeLetter.of(
                        announced,
                        correspondence.settings(),
                        correspondence.address(),
                        RecipientLink.SHOWN,
                        new ObjectionLinks(site.referenceKey(), correspondence.address())),
                NoticePlans.id(announced));
        return new NoticePreview(
                looked == null ? plans.plan(announced, mails::bound) : plans.plan(announced, mails::bound, looked),
                mails,
                site.register().clock().instant());
    }

    /// Writes each distinct mail, as text and HTML. They name customers.
    public void write(Path folder) throws IOException {
        PrivateFiles.newFolder(folder);
        for (OutgoingMail mail : each("colleague@example.com", "")) {
            String text = "From: " + mail.from() + "\nSubject: " + mail.subject() + "\n\n" + mail.text();
            PrivateFiles.write(folder.resolve(mail.id() + ".txt"), text.getBytes(UTF_8));
            PrivateFiles.write(
                    folder.resolve(mail.id() + ".html"),
                    String.valueOf(mail.html()).getBytes(UTF_8));
        }
    }

    /// Sends each distinct mail to a colleague, each time with new Message-IDs, because mail programs hide
    /// duplicates.
    ///
    /// @return the reason why one did not leave; empty if all did
    public Optional<String> send(Site site, String colleague) {
        String once = "-" + UUID.randomUUID();
        for (OutgoingMail mail : each(colleague, once)) {
            Handover handover = site.correspondence().sender().send(mail);
            if (!(handover instanceof Handover.Taken)) {
                return Optional.of("\"" + mail.subject() + "\" was not sent: " + handover.words());
            }
        }
        return Optional.empty();
    }

    /// @param suffix of their ids
    private List<OutgoingMail> each(String to, String suffix) {
        var all = new ArrayList<OutgoingMail>();
        for (Plan.Mails one : plan.mails().values()) {
            PlannedNotice planned = one.first();
            Recipient.Who who = planned.recipient().who();
            @Nullable String customer = who == null ? null : who.customer();
            OutgoingMail mail = mails.of(planned, to, customer, now);
            all.add(new OutgoingMail(
                    "%03d-%s-%s"
                                    .formatted(
                                            all.size() + 1,
                                            planned.recipient().language(),
                                            planned.recipient().kind().term())
                            + suffix,
                    mail.from(),
                    mail.to(),
                    mail.subject(),
                    mail.headers(),
                    mail.text(),
                    mail.html(),
                    mail.attachments()));
        }
        return all;
    }
}
