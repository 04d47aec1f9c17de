package register.notices.letter;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.EntryKind;
import register.mail.letter.Reply;
import register.notice.Announcement;
import register.notice.NoticeId;
import register.notice.NotifiableChange;
import register.policy.Objection;
import register.policy.PolicyVersion;
import register.recipient.Recipient;
import register.value.Language;
import register.words.Words;

/// What a letter says, in order: what changes, how to object, where to read more, why it comes.
///
/// @param changes those that concern the reader
/// @param correction whether it corrects what the reader knows
/// @param edition the language from which the policy's own words are taken
record LetterBody(
        Announcement announcement,
        List<NotifiableChange> changes,
        boolean correction,
        Words words,
        Words glossary,
        Language edition) {
    private static final Words.Bundle REPLY = Words.bundle(Reply.class, "reply");

    /// @param who for whom it is
    /// @param objectUntil null where nobody says until when
    /// @param form where to object; null where there is no form
    /// @param register the address below which the register's pages lie
    /// @param proven whether a proof is attached
    LetterText write(
            NoticeId id,
            Recipient.Who who,
            @Nullable Instant objectUntil,
            @Nullable URI form,
            URI register,
            boolean proven) {
        var letter = new LetterText().add(REPLY.in(words.language()).get("greeting"));
        if (who.customer() != null) {
            letter.add(words.get("for", ChangeLetter.line(who.customer())));
        }
        letter.add(words.get(
                isWithdrawal() ? "withdraws" : correction ? "corrects" : "announces",
                version().edition(edition).provider()));
        var texts = new ChangeText(announcement, words, glossary, edition);
        changes.forEach(change -> letter.add(texts.title(change), texts.facts(change)));
        if (!isWithdrawal() && changes.stream().anyMatch(change -> change.kind().needsPeriod())) {
            addObjection(letter, objectUntil, form);
        }
        addLinks(letter, register, proven ? who : null);
        return letter.add(words.get("reply-with", id.toString()));
    }

    /// Why it comes, how that ends, and who writes.
    ///
    /// @param own where a subscriber ends it, and a contact has it sent elsewhere
    static void addEnd(LetterText letter, Recipient.Kind kind, URI own, Words words, String provider) {
        boolean isContact = kind == Recipient.Kind.CONTACT;
        letter.add(isContact ? words.get("why-contact", provider) : words.get("why-subscriber"))
                .add(words.get(isContact ? "change-address" : "unsubscribe"), own);
        letter.add(REPLY.in(words.language()).get("sign-off") + "\n" + provider).add(words.get("automatic"));
    }

    private PolicyVersion version() {
        return announcement.version();
    }

    private boolean isWithdrawal() {
        return announcement.header().kind() == EntryKind.WITHDRAWAL;
    }

    private void addObjection(LetterText letter, @Nullable Instant until, @Nullable URI form) {
        Objection objection = version().objection();
        if (until != null) {
            letter.add(EndOfObjection.sentence(glossary, until, version()));
        }
        if (objection != null) {
            String how = objection.how().in(edition);
            letter.add(glossary.get("objection-how") + ": " + how);
            if (objection.to() != null && !how.contains(objection.to())) {
                letter.add(glossary.get("objection-to") + ": " + objection.to());
            }
        }
        if (form != null) {
            letter.add(glossary.get("write-objection"), form);
        }
        letter.add(glossary.get("object-by-reply"));
    }

    private void addLinks(LetterText letter, URI register, Recipient.@Nullable Who proven) {
        var links = new NoticeLinks(register, announcement.header(), edition, words.language());
        letter.add(glossary.get("subprocessors"), links.page());
        if (!isWithdrawal()) {
            letter.add(glossary.get("what-changes"), links.changes()).add(glossary.get("sealed-pdf"), links.pdf());
        }
        URI privacy = version().requests().privacyNoticeUrl();
        if (privacy != null) {
            letter.add(glossary.get("member.requests.privacyNoticeUrl"), privacy);
        }
        if (proven != null) {
            letter.add(words.get("proof"), links.verify(proven));
        }
    }
}
