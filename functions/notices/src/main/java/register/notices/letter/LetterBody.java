package register.notices.letter;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.EntryKind;
import register.mail.letter.Letter;
import register.mail.letter.LetterBlock.Button;
import register.mail.letter.ReplyLetter;
import register.notice.Announcement;
import register.notice.NoticeId;
import register.notice.NotifiableChange;
import register.policy.ObjectionPeriod;
import register.policy.PolicyVersion;
import register.recipient.Recipient;
import register.value.Language;
import register.words.Words;

/// The content of a letter: the changes, how to object, where to read more, and why it was sent.
///
/// @param changes that concern the reader
/// @param correction true if it corrects something that the reader knows
/// @param edition the language of the policy's own words
record LetterBody(
        Announcement announcement,
        List<NotifiableChange> changes,
        boolean correction,
        Words words,
        Words glossary,
        Language edition,
        boolean trial) {
    private static final Words.Bundle REPLY = Words.bundle(ReplyLetter.class, "reply");

    /// @param who the recipient
    /// @param objectUntil null if no deadline is stated
    /// @param contractDays the contract's days, if they end after the policy's deadline; otherwise null
    /// @param form the link for objections; null if there is no form
    /// @param narrowed true if the recipient's contract is for some services only
    /// @param register the address of the register's public pages
    /// @param proven true if a proof is attached
    /// @param own the link for a subscriber to unsubscribe, or for a contact to change its address
    Letter write(
            NoticeId id,
            Recipient.Who who,
            @Nullable Instant objectUntil,
            @Nullable Integer contractDays,
            @Nullable URI form,
            boolean narrowed,
            URI register,
            boolean proven,
            Recipient.Kind kind,
            URI own) {
        String provider = version().edition(edition).provider();
        var links = new NoticeLinks(register, announcement.header(), edition, words.language());
        Letter letter = changed(objectUntil, contractDays);
        var buttons =
                new ArrayList<>(List.of(new Button(words.get("see"), isWithdrawal() ? links.page() : links.changes())));
        if (mayObject() && form != null) {
            buttons.add(new Button(words.get("object"), links.objection(form)));
        }
        letter.add(buttons).add(REPLY.in(words.language()).get("sign-off"), provider);
        letter.beside();
        if (who.customer() != null) {
            letter.add(words.get("for", ChangeLetter.line(who.customer())));
        }
        letter.add(words.get("reply-with", id.toString()));
        addLinks(letter, links, narrowed ? form : null);
        if (proven) {
            letter.add(words.get("proof"), links.verify(who));
        }
        boolean isContact = kind == Recipient.Kind.CONTACT;
        return letter.add(isContact ? words.get("why-contact", provider) : words.get("why-subscriber"))
                .add(words.get(isContact ? "change-address" : "unsubscribe"), own)
                .add(words.get("automatic"));
    }

    /// A letter with the changes, and how to object to them.
    ///
    /// @param objectUntil null if no deadline is stated
    /// @param contractDays the contract's days, if they end after the policy's deadline; otherwise null
    Letter changed(@Nullable Instant objectUntil, @Nullable Integer contractDays) {
        Letter letter = Letter.begun(words.language(), trial)
                .add(words.get(
                        isWithdrawal() ? "withdraws" : correction ? "corrects" : "announces",
                        version().edition(edition).provider()));
        var texts = new ChangeText(announcement, words, glossary, edition);
        changes.forEach(change -> letter.add(texts.title(change), texts.facts(change)));
        if (mayObject()) {
            addObjection(letter, objectUntil, contractDays);
        }
        return letter;
    }

    private boolean mayObject() {
        return !isWithdrawal()
                && changes.stream().anyMatch(change -> change.kind().needsPeriod());
    }

    private PolicyVersion version() {
        return announcement.version();
    }

    private boolean isWithdrawal() {
        return announcement.header().kind() == EntryKind.WITHDRAWAL;
    }

    private void addObjection(Letter letter, @Nullable Instant until, @Nullable Integer contractDays) {
        ObjectionPeriod objection = version().objection();
        if (until != null) {
            String why = contractDays == null ? "" : " " + words.get("contract", contractDays.toString());
            letter.add(EndOfObjection.sentence(glossary, until, version()) + why);
        }
        if (objection != null) {
            String how = objection.how().in(edition);
            letter.add(glossary.get("objection-how") + ": " + how);
            if (objection.to() != null && !how.contains(objection.to())) {
                letter.add(glossary.get("objection-to") + ": " + objection.to());
            }
        }
        letter.add(glossary.get("object-by-reply"));
    }

    private void addLinks(Letter letter, NoticeLinks links, @Nullable URI form) {
        if (!isWithdrawal()) {
            if (form != null) {
                letter.add(glossary.get("concern-you"), links.list(form));
            }
            letter.add(glossary.get("subprocessors"), links.page()).add(glossary.get("sealed-pdf"), links.pdf());
        }
        URI privacy = version().requests().privacyNoticeUrl();
        if (privacy != null) {
            letter.add(glossary.get("member.requests.privacyNoticeUrl"), privacy);
        }
    }
}
