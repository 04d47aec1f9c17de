package register.notices.objection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import register.assembly.Ports;
import register.notices.objection.Objecting.Told;
import register.objection.Objection;
import register.recipient.Recipient;
import register.recipient.RecipientId;
import register.value.Reference;
import register.value.ReferenceKey;

/// How much a day (UTC) of what arrives is answered, recorded apart and told at once.
///
/// @param key names what is counted, so that the counts identify nobody
record ObjectionLimits(Ports ports, ReferenceKey key) {
    /// How many receipts a day answer one notice, so that no two machines answer each other for long.
    static final int RECEIPTS = 5;

    /// How many replies a day to one notice are objections of their own; what comes then goes on with one more.
    static final int REPLIES = 10;

    /// Of how many objections of one recipient the team is told at once in a day.
    static final int AT_ONCE = 5;

    /// The same of all subscribers together: anybody can subscribe.
    static final int SUBSCRIBERS_AT_ONCE = 10;

    /// Takes the objection's place among the receipts of its notice, of the day on which it was recorded: however late
    /// its receipt leaves, the place stays its own.
    ///
    /// @return whether it has one: without, no receipt leaves
    boolean hasReceipt(Objection objection) {
        return hasPlace(
                name("receipts", objection.policy() + " " + objection.notice()),
                RECEIPTS,
                objection,
                objection.history().getFirst().at());
    }

    /// Whether the team is told of it in a mail of its own: what strangers send who subscribed takes no place of a
    /// customer's.
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

    /// Whether a reply is an objection of its own.
    ///
    /// @param identity what tells it from all else that arrives
    boolean isOfItsOwn(String identity, Told told, Instant arrived) {
        return hasPlace(
                name("replies", told.notice().id().toString()),
                REPLIES,
                Reference.of(key, "reply " + identity),
                arrived);
    }

    /// @param name what is counted; it identifies nobody
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
