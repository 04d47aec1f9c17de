package register.notices;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import register.assembly.Ports;
import register.assembly.Register;
import register.mail.rule.MailSettings;
import register.notice.BounceAddresses;
import register.notices.delivery.TeamNews;
import register.notices.delivery.TrackedLetters;
import register.notices.letter.RecipientLink;
import register.notices.letter.RunLetters;
import register.notices.objection.ObjectionLinks;
import register.notices.proof.RunCommitments;
import register.notices.sending.AnnouncementStanding;
import register.notices.sending.NoticeChannel;
import register.notices.sending.NoticeMails;
import register.notices.sending.NoticeSending;
import register.notices.sending.SendingRate;
import register.request.delivery.MailSender;
import register.settings.PublicAddress;
import register.subscription.FormTokens;
import register.value.ReferenceKey;

/// Sends notices over an engine's ports, and reports open ones to the team. Reuse one instance: it caches the
/// unchanging data of runs.
public final class Notifying {
    private final Register register;
    private final MailSettings settings;
    private final ReferenceKey key;
    private final MailSender sender;
    private final RunCommitments commitments;
    private final NoticeMails letters;

    /// @param key makes addresses for reports, and the ids of mails to the team
    /// @param bounceDomain for which the register receives mail to `bounce+…`; absent if reports come another way
    public Notifying(
            Register register,
            MailSettings settings,
            PublicAddress address,
            ReferenceKey key,
            MailSender sender,
            @Nullable String bounceDomain) {
        this.register = register;
        this.settings = settings;
        this.key = key;
        this.sender = sender;
        this.commitments = new RunCommitments(register);
        this.letters = new TrackedLetters(
                new RunLetters(
                        register,
                        settings,
                        address,
                        RecipientLink.of(new FormTokens(key)),
                        new ObjectionLinks(key, address),
                        commitments),
                new BounceAddresses(key),
                bounceDomain);
    }

    /// Sends due notices of runs to which the log commits.
    public NoticeSending sending(SendingRate pace) {
        Ports ports = register.ports();
        return new NoticeSending(
                ports.notices(),
                ports.dueWork(),
                ports.recipients(),
                AnnouncementStanding.in(ports.chain(), register.clock()),
                run -> commitments.standing(run).isPresent(),
                NoticeChannel.mail(letters, sender),
                new NoticeSending.Sender("sender " + UUID.randomUUID(), pace, NoticeSending.Timing.DEFAULT),
                register.clock());
    }

    /// Reports notices that need a person to the team.
    public TeamNews teamNews() {
        return new TeamNews(register.ports(), settings, sender, key, register.clock());
    }
}
