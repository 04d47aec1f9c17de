package register.notices.objection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import register.document.DocumentKey;
import register.mail.letter.Letter;
import register.mail.letter.NamedMailbox;
import register.mail.letter.ReplyHeaders;
import register.mail.letter.ReplyLetter;
import register.mail.letter.ReplySubject;
import register.mail.letter.TeamLetter;
import register.mail.message.MailReader;
import register.mail.message.ReceivedMail;
import register.mail.rule.HeaderRules;
import register.mail.rule.MailSettings;
import register.notices.letter.ChangeLetter;
import register.notices.letter.EndOfObjection;
import register.notices.objection.Objecting.NoticeContext;
import register.objection.CustomerStatement;
import register.objection.Objection;
import register.objection.ObjectionChannel;
import register.policy.PolicyVersion;
import register.recipient.Recipient;
import register.request.Matter;
import register.request.delivery.OutgoingMail;
import register.request.delivery.OutgoingMail.Header;
import register.value.Language;
import register.words.Words;

/// Writes the mails about objections. A receipt states the arrival, its time and the deadline, not the outcome. Of
/// the objection's text it repeats only the subject, as every reply does.
public record ObjectionLetters(Objecting objecting, MailSettings settings) {
    private static final Words.Bundle WORDS = Words.bundle(ObjectionLetters.class, "receipt");
    private static final Words.Bundle REPLY = Words.bundle(ReplyLetter.class, "reply");
    private static final Words.Bundle TEAM = Words.bundle(TeamLetter.class, "team");

    /// The receipt, in its reader's language; empty if the reader was erased.
    Optional<OutgoingMail> receipt(Objection objection) {
        CustomerStatement statement = objection.statement();
        return told(objection).flatMap(told -> {
            Recipient.Who who = told.recipient().who();
            if (who == null || statement == null) {
                return Optional.empty();
            }
            boolean byMail = objection.channel() == ObjectionChannel.REPLY && statement.from() != null;
            String to = byMail ? String.valueOf(statement.from()) : who.address();
            return Optional.of(receipt(objection, told, to));
        });
    }

    private OutgoingMail receipt(Objection objection, NoticeContext told, String to) {
        PolicyVersion version = told.announced().announcement().version();
        Words words = WORDS.in(told.recipient().language());
        Words reply = REPLY.in(words.language());
        Words glossary = Words.glossary().in(words.language());
        String provider = version.edition(version.nearest(words.language())).provider();
        String arrived = EndOfObjection.moment(words, objection.arrived(), version) + " ("
                + EndOfObjection.zone(version).getId() + ")";
        Letter letter = Letter.begun(words.language(), settings.trial())
                .add(reply.get("received", provider, arrived))
                .add(reply.get("reference", objection.reference().value()) + " "
                        + words.get("notice", String.valueOf(objection.notice())));
        said(glossary, objection, version).ifPresent(letter::add);
        letter.add(words.get("receipt-only"))
                .add(reply.get("next", provider))
                .add(reply.get("sign-off"), provider)
                .beside()
                .add(reply.get("automatic"));
        String id = objection.reference() + "." + (objection.receipt().tries() + 1);
        String from = ChangeLetter.sender(told.announced().announcement().version(), settings);
        Optional<ReceivedMail> mail = answered(objection);
        String subject = mail.flatMap(one -> ReplySubject.of(one.subject()))
                .orElseGet(() -> reply.get("subject", objection.reference().value()));
        return new OutgoingMail(
                id,
                NamedMailbox.of(provider, from),
                to,
                subject,
                mail.map(one -> ReplyHeaders.of(id, objection.policy(), one))
                        .orElseGet(() -> List.of(
                                new Header("Auto-Submitted", "auto-replied"),
                                new Header(HeaderRules.LOOP, objection.policy() + " " + id),
                                new Header(
                                        "References",
                                        ChangeLetter.thread(
                                                told.announced().announcement().header(), from)))),
                letter.text(),
                letter.html(words.language(), provider),
                List.of());
    }

    /// The deadline, and whether the objection met it; empty if no deadline is stated.
    public static Optional<String> said(Words glossary, Objection objection, PolicyVersion version) {
        return Optional.ofNullable(objection.objectUntil())
                .map(until -> EndOfObjection.sentence(glossary, until, version) + " "
                        + WORDS.in(glossary.language()).get(objection.isLate() ? "late" : "in-time"));
    }

    /// The mail to the team about one or more objections, in the language of the first one's policy. It contains
    /// neither objectors nor texts, which stay in the register.
    TeamLetter team(List<Objection> objections) {
        Objection first = objections.getFirst();
        Language language = version(first).map(PolicyVersion::defaultLanguage).orElse(Language.ENGLISH);
        Words team = TEAM.in(language);
        String matter = Words.glossary().in(language).get("matter", Matter.OBJECTION);
        boolean alone = objections.size() == 1;
        List<String> lines = TeamLetter.begun(language, settings.trial());
        if (!alone) {
            lines.addAll(List.of(team.get("waiting"), ""));
        }
        objections.forEach(one -> lines.addAll(facts(one, matter, language)));
        lines.addAll(List.of("register objections " + (alone ? "show " + first.reference() : "list"), ""));
        return alone
                ? new TeamLetter(
                        first.policy().value(),
                        team.get("subject", matter, first.reference().value()),
                        lines)
                : new TeamLetter("-", team.get("waiting-subject", matter + " (" + objections.size() + ")"), lines);
    }

    private List<String> facts(Objection objection, String matter, Language language) {
        Words team = TEAM.in(language);
        var lines = new ArrayList<String>(List.of(
                objection.isReopened() ? team.get("reopened") : team.get("arrived", matter),
                "",
                team.get("reference", objection.reference().value()),
                team.get(
                        "received",
                        ReplyLetter.minute(objection.isReopened() ? objection.opened() : objection.arrived()))));
        lines.add(objection.policy() + " " + objection.notice());
        version(objection)
                .flatMap(stated -> said(Words.glossary().in(language), objection, stated))
                .ifPresent(lines::add);
        lines.add("");
        return lines;
    }

    private Optional<PolicyVersion> version(Objection objection) {
        return told(objection).map(told -> told.announced().announcement().version());
    }

    private Optional<NoticeContext> told(Objection objection) {
        return Optional.ofNullable(objection.notice()).flatMap(objecting::told);
    }

    /// The mail that contains it, while that is kept.
    private Optional<ReceivedMail> answered(Objection objection) {
        return Optional.ofNullable(objection.request())
                .flatMap(objecting.register().ports().requests()::find)
                .map(request -> request.arrival().mail())
                .flatMap(mail -> objecting.register().ports().documents().get(DocumentKey.mail(mail)))
                .map(MailReader::read);
    }
}
