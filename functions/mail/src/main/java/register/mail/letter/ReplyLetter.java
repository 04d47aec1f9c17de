package register.mail.letter;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.mail.intent.IntentFinding;
import register.mail.message.ReceivedMail;
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

/// Writes the one reply to a request: that the message arrived, and what comes next. From the sender's message it
/// repeats only the validated address, message-ids and, in its own subject, the subject.
public final class ReplyLetter {
    private static final Words.Bundle WORDS = Words.bundle(ReplyLetter.class, "reply");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final String PDF = "application/pdf";

    private ReplyLetter() {}

    /// @param id identifies its bounces
    /// @param from its sender, and the address of the list
    /// @param sender the validated address, the only recipient
    /// @param dpaFile the policy's DPA file; absent if it has none
    public static OutgoingMail to(
            MailId id,
            String sender,
            ReplySender from,
            DpaRequest request,
            PolicyVersion policy,
            ReceivedMail mail,
            Bytes acknowledgement,
            @Nullable Bytes dpaFile) {
        Words words = WORDS.in(request.arrival().language());
        String receipt = request.reference() + ".pdf";
        DpaFile stated = policy.requests().dpaFile();
        Letter letter = letter(words, request, policy, receipt, from);
        var attachments = new ArrayList<>(List.of(new Attachment(receipt, PDF, acknowledgement)));
        if (stated != null && dpaFile != null) {
            attachments.add(new Attachment(stated.name(), PDF, dpaFile));
        }
        String subject = ReplySubject.of(mail.subject())
                .orElseGet(() -> words.get("subject", request.reference().value()));
        return new OutgoingMail(
                id.value(),
                NamedMailbox.of(provider(policy, request), from.address()),
                sender,
                subject,
                ReplyHeaders.of(id.value(), policy.policy(), mail),
                letter.text(),
                letter.html(words.language(), provider(policy, request)),
                attachments);
    }

    /// Writes a person's own mail in the request's thread.
    public static OutgoingMail of(
            MailId id,
            OwnMail own,
            String sender,
            ReplySender from,
            DpaRequest request,
            PolicyVersion policy,
            ReceivedMail mail) {
        List<Header> thread = ReplyHeaders.of(id.value(), policy.policy(), mail).stream()
                .filter(header -> !header.name().equals(ReplyHeaders.AUTO_SUBMITTED))
                .toList();
        return new OutgoingMail(
                id.value(),
                NamedMailbox.of(provider(policy, request), from.address()),
                sender,
                Optional.ofNullable(own.subject())
                        .or(() -> ReplySubject.of(mail.subject()))
                        .map(subject -> subject + " (" + request.reference() + ")")
                        .orElse(request.reference().value()),
                thread,
                own.text(),
                null,
                own.attachments());
    }

    /// An instant for readers, to the minute.
    public static String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    private static String provider(PolicyVersion policy, DpaRequest request) {
        return policy.edition(policy.nearest(request.arrival().language())).provider();
    }

    private static Letter letter(
            Words words, DpaRequest request, PolicyVersion policy, String receipt, ReplySender from) {
        String provider = provider(policy, request);
        var letter = Letter.begun(words.language(), from.trial())
                .add(words.get("received", provider, minute(request.arrival().receivedAt())))
                .add(words.get("reference", request.reference().value()));
        RequestChannel offered = policy.requests();
        if (request.decision().reason().equals(IntentFinding.NOTICES)) {
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
        return letter.add(words.get("receipt-only", receipt))
                .add(words.get("sign-off"), provider)
                .beside()
                .addLink(offered.privacyNoticeUrl(), link -> words.get("privacy-notice", provider, link))
                .add(words.get("automatic"));
    }

    private static String subprocessors(Words words) {
        return Words.glossary().in(words.language()).get("subprocessors");
    }
}
