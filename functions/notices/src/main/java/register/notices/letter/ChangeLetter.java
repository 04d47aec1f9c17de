package register.notices.letter;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.mail.letter.Letter;
import register.mail.letter.NamedMailbox;
import register.mail.rule.HeaderRules;
import register.mail.rule.MailSettings;
import register.notice.Notice;
import register.notice.NotifiableChange;
import register.notice.RunAnnouncement;
import register.policy.PolicyVersion;
import register.recipient.Recipient;
import register.request.delivery.OutgoingMail;
import register.request.delivery.OutgoingMail.Header;
import register.settings.BadSettingException;
import register.settings.PublicAddress;
import register.value.Language;
import register.words.LongDate;
import register.words.Words;

/// Writes the mail that notifies one recipient of an announcement's changes for it.
///
/// @param from the sender, who also receives the replies
/// @param register the address of the register's public pages, without a trailing slash
/// @param trial true if the register is a trial
public record ChangeLetter(
        RunAnnouncement announced,
        String from,
        URI register,
        RecipientLink link,
        ObjectLink objectLink,
        boolean trial) {
    static final Words.Bundle WORDS = Words.bundle(ChangeLetter.class, "notice");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]+");

    /// In code points, so that name, date and id fit in a short subject.
    private static final int MOST_NAME = 80;

    /// A letter from the address that receives replies: the one for all policies, otherwise the policy's, otherwise
    /// the intake's.
    ///
    /// @throws BadSettingException if its links would not work, or nobody would read replies
    public static ChangeLetter of(
            RunAnnouncement announced,
            MailSettings settings,
            PublicAddress address,
            RecipientLink link,
            ObjectLink objectLink) {
        URI url = address.url();
        if (url == null || !"https".equals(url.getScheme())) {
            throw new BadSettingException(
                    "REGISTER_URL",
                    url == null ? "" : url.toString(),
                    "expected an address that begins with https: each notice links to the register");
        }
        return new ChangeLetter(
                announced,
                sender(announced.announcement().version(), settings),
                url,
                link,
                objectLink,
                settings.trial());
    }

    /// The address returned by `from`.
    ///
    /// @throws BadSettingException if there is none, so that nobody would read replies
    public static String sender(PolicyVersion version, MailSettings settings) {
        return from(version, settings)
                .orElseThrow(() -> new BadSettingException(
                        "REGISTER_MAIL_FROM",
                        "",
                        "expected an address whose mail a person reads, because customers reply to notices"));
    }

    /// The sender of a policy's mail, whose replies a person reads: the one for all policies, otherwise the
    /// policy's, otherwise the intake's.
    public static Optional<String> from(PolicyVersion version, MailSettings settings) {
        return Stream.of(
                        Optional.ofNullable(settings.replyFrom()).stream(),
                        version.requests().publicAddresses().stream(),
                        settings.intakeAddresses().stream())
                .flatMap(each -> each)
                .findFirst();
    }

    /// @param recipient a current one
    /// @param attempt from 1
    /// @param told when the recipient counts as notified: days to object are counted from then
    /// @param proven true if a proof of the commitment is attached, so that the mail mentions it
    /// @throws IllegalArgumentException if the recipient was erased
    public OutgoingMail mail(Notice notice, Recipient recipient, int attempt, Instant told, boolean proven) {
        Recipient.Who who = recipient.who();
        if (who == null) {
            throw new IllegalArgumentException("recipient " + recipient.id() + ": erased");
        }
        PolicyVersion version = announced.announcement().version();
        Language edition = version.nearest(notice.language());
        Words words = WORDS.in(notice.language());
        URI own = link.of(register, recipient);
        String subject = subject(notice, words, edition);
        Letter letter = new LetterBody(
                        announced.of(notice.changes()),
                        announced.changes(notice.changes()),
                        isCorrection(notice),
                        words,
                        Words.glossary().in(words.language()),
                        edition,
                        trial)
                .write(
                        notice.id(),
                        who,
                        announced.objectUntil(notice, told).orElse(null),
                        announced.contractDays(notice, told).orElse(null),
                        objectLink.of(header().policy(), notice.id()).orElse(null),
                        recipient.terms().isForSome(),
                        register,
                        proven,
                        recipient.kind(),
                        own);
        return new OutgoingMail(
                notice.id() + "." + attempt,
                NamedMailbox.of(version.edition(edition).provider(), from),
                who.address(),
                subject,
                headers(notice, attempt, recipient.kind() == Recipient.Kind.SUBSCRIBER ? own : null),
                letter.text(),
                letter.html(words.language(), subject),
                List.of());
    }

    /// The recipient's last moment to object: the version's deadline or the end of the contract's days, whichever is
    /// later. Empty if neither states one, or if there is nothing to object to.
    ///
    /// @param told when the recipient counts as notified
    public Optional<Instant> objectUntil(Notice notice, Instant told) {
        return announced.objectUntil(notice, told);
    }

    private EntryHeader header() {
        return announced.announcement().header();
    }

    /// True if it corrects something that its recipient knows.
    private boolean isCorrection(Notice notice) {
        return header().kind() == EntryKind.CORRECTION
                && announced.of(notice.changes()).equals(announced.announcement());
    }

    private String subject(Notice notice, Words words, Language edition) {
        LocalDate first = announced.changes(notice.changes()).stream()
                .map(NotifiableChange::start)
                .min(Comparator.naturalOrder())
                .orElse(header().effectiveDate());
        Words glossary = Words.glossary().in(words.language());
        String name = line(announced.announcement().version().edition(edition).provider());
        String said = words.get("subject", name, LongDate.of(first, words.language()));
        String kind = isCorrection(notice) || header().kind() == EntryKind.WITHDRAWAL
                ? " – " + glossary.get("entry-kind", header().kind())
                : "";
        return said + kind + " (" + notice.id() + ")";
    }

    /// The name on one line, truncated if long, with harmful characters removed.
    static String line(String name) {
        String seen = UNSEEN.matcher(name).replaceAll(" ").replace("=?", "= ?").strip();
        return seen.codePointCount(0, seen.length()) <= MOST_NAME
                ? seen
                : seen.substring(0, seen.offsetByCodePoints(0, MOST_NAME)).strip() + "…";
    }

    /// The notice's id is in a header that no mail service rewrites, and that returned mails include.
    private List<Header> headers(Notice notice, int attempt, @Nullable URI leave) {
        var headers = new ArrayList<Header>();
        headers.add(new Header("Auto-Submitted", "auto-generated"));
        headers.add(new Header(HeaderRules.LOOP, header().policy() + " " + notice.id() + "." + attempt));
        headers.add(new Header("References", thread(header(), from)));
        if (leave != null) {
            headers.addAll(RecipientLink.headers(leave));
        }
        return headers;
    }

    /// The same for everything about one effective date, so that a correction is threaded below the corrected notice.
    public static String thread(EntryHeader header, String from) {
        return "<notices." + header.policy() + "." + header.effectiveDate() + from.substring(from.lastIndexOf('@'))
                + ">";
    }
}
