package register.notices.objection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import register.assembly.Ports;
import register.notices.objection.Objecting.NoticeContext;
import register.objection.Objection;
import register.recipient.Recipient;
import register.recipient.RecipientId;
import register.value.Reference;
import register.value.ReferenceKey;

/// The daily limits (UTC) on receipts, separate objections and reports to the team.
///
/// @param key hashes the names of counts, so that they identify nobody
record ObjectionLimits(Ports ports, ReferenceKey key) {
    /// The number of receipts for one notice, so that two autoresponders do not answer each other for long.
    static final int RECEIPTS = 5;

    /// The number of replies to one notice that are separate objections; the following ones share one more.
    static final int REPLIES = 10;

    /// The number of one recipient's objections that are reported to the team at once.
    static final int AT_ONCE = 5;

    /// The limit for all subscribers together, because anyone can subscribe.
    static final int SUBSCRIBERS_AT_ONCE = 10;

    /// Takes the objection's place among the receipts of its notice for the day when it was recorded; it keeps the
    /// place however late the receipt leaves.
    ///
    /// @return false if there is no place, so that no receipt is sent
    boolean hasReceipt(Objection objection) {
        return hasPlace(
                name("receipts", objection.policy() + " " + objection.notice()),
                RECEIPTS,
                objection,
                objection.history().getFirst().at());
    }

    /// True if it is reported in a mail of its own. Subscribers, who may be strangers, use none of the customers'
    /// places.
    boolean isToldAtOnce(Objection objection, Instant now) {
        RecipientId id = objection.recipient();
        boolean isContact = id != null
                && ports.recipients()
                        .find(objection.policy(), id)
                        .filter(recipient -> recipient.kind() == Recipient.Kind.CONTACT)
                        .isPresent();
        return hasPlace(name("team of objections", objection.policy() + " " + id), AT_ONCE, objection, now)
                && (isContact || hasPlace("team of objections", SUBSCRIBERS_AT_ONCE, objection, now));
    }

    /// True if a reply is a separate objection.
    ///
    /// @param identity distinguishes it from all others
    boolean isOfItsOwn(String identity, NoticeContext told, Instant arrived) {
        return hasPlace(
                name("replies", told.notice().id().toString()),
                REPLIES,
                Reference.of(key, "reply " + identity),
                arrived);
    }

    /// @param name of the count; it identifies nobody
    boolean hasPlace(String name, int most, Objection objection, Instant now) {
        return hasPlace(name, most, Reference.of(key, "objection " + objection.reference()), now);
    }

    private boolean hasPlace(String name, int most, Reference holder, Instant now) {
        return ports.quotas().take(LocalDate.ofInstant(now, ZoneOffset.UTC), name, most, holder);
    }

    private String name(String what, String of) {
        return what + " " + HexFormat.of().formatHex(key.mac((what + " " + of).getBytes(UTF_8)), 0, 16);
    }
}
