package register.mail.letter;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import register.mail.intent.Finding;
import register.mail.message.ReceivedMail;
import register.mail.rule.HeaderRules;
import register.policy.DpaFile;
import register.policy.PolicyVersion;
import register.policy.RequestChannel;
import register.request.DpaRequest;
import register.request.delivery.MailId;
import register.request.delivery.OutgoingMail;
import register.request.delivery.OutgoingMail.Attachment;
import register.request.delivery.OutgoingMail.Header;
import register.value.Bytes;
import register.words.Words;

/// Writes the one reply to a request: that the message arrived, and what comes next. Of the sender's it repeats the
/// validated address, message-ids and, as its own, the subject: no other text.
public final class Reply {
    private static final Words.Bundle WORDS = Words.bundle(Reply.class, "reply");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// With its name and a blank, a header line then stays within the 998 characters of RFC 5322 section 2.1.1.
    private static final int MAX_REFERENCES = 870;

    private static final String PDF = "application/pdf";
    private static final String AUTO_SUBMITTED = "Auto-Submitted";

    private Reply() {}

    /// @param id identifies what comes back of it
    /// @param from where it comes from, and where the list is read
    /// @param sender the validated address, the only recipient
    /// @param dpaFile the DPA file that the policy offers; absent if it offers none
    public static OutgoingMail to(
            MailId id,
            String sender,
            From from,
            DpaRequest request,
            PolicyVersion policy,
            ReceivedMail mail,
            Bytes acknowledgement,
            @Nullable Bytes dpaFile) {
        Words words = WORDS.in(request.language());
        String receipt = request.reference() + ".pdf";
        DpaFile stated = policy.requests().dpaFile();
        Letter letter = letter(words, request, policy, receipt, from);
        var attachments = new ArrayList<>(List.of(new Attachment(receipt, PDF, acknowledgement)));
        if (stated != null && dpaFile != null) {
            attachments.add(new Attachment(stated.name(), PDF, dpaFile));
        }
        return new OutgoingMail(
                id.value(),
                NamedMailbox.of(provider(policy, request), from.address()),
                sender,
                ReplySubject.of(mail.subject())
                        .orElseGet(
                                () -> words.get("subject", request.reference().value())),
                headers(id, policy, mail),
                letter.text(),
                letter.html(words.language()),
                attachments);
    }

    /// Writes a person's own mail in the request's thread.
    public static OutgoingMail of(
            MailId id,
            OwnMail own,
            String sender,
            From from,
            DpaRequest request,
            PolicyVersion policy,
            ReceivedMail mail) {
        List<Header> thread = headers(id, policy, mail).stream()
                .filter(header -> !header.name().equals(AUTO_SUBMITTED))
                .toList();
        return new OutgoingMail(
                id.value(),
                NamedMailbox.of(provider(policy, request), from.address()),
                sender,
                own.subject() + " (" + request.reference() + ")",
                thread,
                own.text(),
                null,
                own.attachments());
    }

    /// An instant for people to read, to the minute.
    public static String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    /// The mail's id goes into a header that no mail service rewrites and that comes back with it.
    private static List<Header> headers(MailId id, PolicyVersion policy, ReceivedMail mail) {
        var headers = new ArrayList<Header>();
        headers.add(new Header(AUTO_SUBMITTED, "auto-replied"));
        headers.add(new Header(HeaderRules.LOOP, policy.policy() + " " + id));
        String messageId = mail.messageId();
        if (messageId != null && messageId.length() <= MAX_REFERENCES) {
            headers.add(new Header("In-Reply-To", messageId));
            headers.add(new Header("References", references(mail.references(), messageId)));
        }
        return headers;
    }

    /// The thread's message-ids; the oldest are dropped first (RFC 5322 section 3.6.4).
    private static String references(List<String> earlier, String messageId) {
        String references = messageId;
        for (String id : earlier.reversed()) {
            if (id.length() + 1 + references.length() > MAX_REFERENCES) {
                break;
            }
            references = id + " " + references;
        }
        return references;
    }

    private static String provider(PolicyVersion policy, DpaRequest request) {
        return policy.edition(policy.nearest(request.language())).provider();
    }

    private static Letter letter(Words words, DpaRequest request, PolicyVersion policy, String receipt, From from) {
        String provider = provider(policy, request);
        var letter = new Letter()
                .add(words.get("greeting"))
                .add(words.get("received", provider, minute(request.receivedAt())))
                .add(words.get("reference", request.reference().value()));
        RequestChannel offered = policy.requests();
        if (request.reason().equals(Finding.NOTICES)) {
            return ended(
                    letter.addLink(
                            from.subscribe(policy.policy(), words.language()), link -> words.get("notices", link)),
                    words,
                    offered,
                    receipt,
                    provider);
        }
        DpaFile dpaFile = offered.dpaFile();
        if (dpaFile != null) {
            letter.add(words.get("dpa-attached", provider, dpaFile.name()));
        }
        letter.addLink(offered.dpaUrl(), link -> words.get("dpa-document", provider, link))
                .add(words.get(offered.dpaDocument() == null ? "next" : "next-with-dpa", provider))
                .addLink(from.list(policy.policy()), link -> words.get("list", subprocessors(words), provider, link));
        return ended(letter, words, offered, receipt, provider);
    }

    private static Letter ended(Letter letter, Words words, RequestChannel offered, String receipt, String provider) {
        return letter.addLink(offered.privacyNoticeUrl(), link -> words.get("privacy-notice", provider, link))
                .add(words.get("receipt-only", receipt))
                .add(words.get("sign-off"), provider)
                .add(words.get("automatic"));
    }

    private static String subprocessors(Words words) {
        return Words.glossary().in(words.language()).get("subprocessors");
    }
}
