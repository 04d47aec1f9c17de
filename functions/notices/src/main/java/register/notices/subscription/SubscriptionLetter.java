package register.notices.subscription;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import register.mail.letter.Letter;
import register.mail.letter.LetterBlock.Button;
import register.mail.letter.NamedMailbox;
import register.mail.letter.ReplyLetter;
import register.mail.rule.HeaderRules;
import register.notices.letter.ChangeLetter;
import register.notices.letter.RecipientLink;
import register.policy.PolicyVersion;
import register.recipient.Recipient;
import register.request.delivery.OutgoingMail;
import register.request.delivery.OutgoingMail.Header;
import register.subscription.Confirmation;
import register.subscription.FormTokens;
import register.subscription.FormTokens.Purpose;
import register.value.Language;
import register.words.Words;

/// Writes the mails about subscriptions. They repeat nothing typed by strangers, because anyone may have entered the
/// address.
///
/// @param version of the current policy
/// @param from the sender, who also receives the replies
/// @param register the address of the register's public pages, without a trailing slash
/// @param trial true if the register is a trial
record SubscriptionLetter(PolicyVersion version, String from, URI register, FormTokens tokens, boolean trial) {
    private static final Words.Bundle WORDS = Words.bundle(SubscriptionLetter.class, "subscription");
    private static final Words.Bundle REPLY = Words.bundle(ReplyLetter.class, "reply");
    private static final Words.Bundle NOTICE = Words.bundle(ChangeLetter.class, "notice");

    /// Asks to confirm the address.
    OutgoingMail asking(Confirmation asked, String to) {
        Words words = WORDS.in(asked.language());
        String what = asked.isMove() ? "move" : "confirm";
        URI link = URI.create(register + "/" + asked.policy() + "/confirm/"
                + tokens.of(Purpose.CONFIRM, asked.policy(), asked.id().value()) + "?lang=" + words.language());
        Letter letter = begun(words)
                .add(words.get(what + "-text", provider(words)))
                .add(List.of(new Button(words.get("confirm"), link)))
                .add(words.get("confirm-ignore"));
        return mail(asked, to, words, what, letter, List.of());
    }

    /// Informs an existing subscriber that it already gets notices, and how to unsubscribe.
    OutgoingMail already(Confirmation asked, Recipient subscriber, String to) {
        Words words = WORDS.in(asked.language());
        URI leave = RecipientLink.of(tokens).of(register, subscriber);
        Letter letter = begun(words)
                .add(words.get("already-text", provider(words)))
                .add(List.of(new Button(words.get("leave"), leave)));
        return mail(asked, to, words, "already", letter, RecipientLink.headers(leave));
    }

    /// Informs a contact's old address that notices now go elsewhere.
    OutgoingMail moved(Confirmation confirmed, String to) {
        Words words = WORDS.in(confirmed.language());
        Letter letter =
                begun(words).add(words.get("moved-text", provider(words))).add(words.get("moved-wrong"));
        return mail(confirmed, to, words, "moved", letter, List.of());
    }

    private Letter begun(Words words) {
        return Letter.begun(words.language(), trial);
    }

    private OutgoingMail mail(Confirmation of, String to, Words words, String kind, Letter letter, List<Header> more) {
        Words reply = REPLY.in(words.language());
        Letter whole = letter.add(reply.get("sign-off"), provider(words))
                .beside()
                .add(NOTICE.in(words.language()).get("automatic"));
        String subject = words.get(kind + "-subject", NamedMailbox.line(provider(words)));
        String id = "sub-" + of.id() + "." + of.revision();
        var headers = new ArrayList<>(List.of(
                new Header("Auto-Submitted", "auto-generated"), new Header(HeaderRules.LOOP, of.policy() + " " + id)));
        headers.addAll(more);
        return new OutgoingMail(
                id,
                NamedMailbox.of(provider(words), from),
                to,
                subject,
                headers,
                whole.text(),
                whole.html(words.language(), subject),
                List.of());
    }

    private String provider(Words words) {
        Language nearest = version.nearest(words.language());
        return version.edition(nearest).provider();
    }
}
