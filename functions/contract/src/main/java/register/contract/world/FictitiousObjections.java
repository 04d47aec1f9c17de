package register.contract.world;

import java.time.Instant;
import register.objection.CustomerStatement;
import register.objection.Objection;
import register.objection.ObjectionChannel;
import register.objection.ObjectionMail.State;
import register.objection.ObjectionMail.To;
import register.objection.ObjectionOutcome;
import register.objection.ObjectionReference;
import register.objection.Objections;
import register.recipient.RecipientId;
import register.request.ChangeAuthor;
import register.request.SecretReferenceKey;
import register.value.Bytes;
import register.value.PolicyId;

/// Made-up objections.
final class FictitiousObjections {
    private FictitiousObjections() {}

    /// Adds an open one, a rejected one and an erased one.
    ///
    /// @param said the first one's text; the others' texts end with it
    static void add(Objections to, PolicyId policy, String said, Instant at) {
        added(to, objection(policy, 1, ObjectionChannel.PHONE, said, at));
        ChangeAuthor later = ChangeAuthor.register(at.plusSeconds(9));
        Objection rejected = objection(policy, 2, ObjectionChannel.FORM, "No. " + said, at);
        added(to, rejected);
        Objection told = rejected.claimed(To.TEAM, later.at(), later);
        replaced(to, told);
        told = told.ended(To.TEAM, State.SENT, null, later);
        replaced(to, told);
        Objection receipt = told.claimed(To.CUSTOMER, later.at(), later);
        replaced(to, receipt);
        receipt = receipt.ended(To.CUSTOMER, State.UNKNOWN, "the connection broke", later);
        replaced(to, receipt);
        replaced(to, receipt.closed(ObjectionOutcome.REJECTED, "as we wrote", later));
        Objection erased = objection(policy, 3, ObjectionChannel.LETTER, "Never. " + said, at);
        added(to, erased);
        replaced(to, erased.erased("asked for it", later));
    }

    private static void added(Objections to, Objection objection) {
        if (!to.add(objection)) {
            throw new AssertionError("expected it to be added: " + objection.reference());
        }
    }

    private static void replaced(Objections to, Objection objection) {
        if (!to.replace(objection)) {
            throw new AssertionError("expected it to be replaced: " + objection.reference());
        }
    }

    private static Objection objection(PolicyId policy, int number, ObjectionChannel channel, String said, Instant at) {
        return Objection.recorded(
                ObjectionReference.of(new SecretReferenceKey(Bytes.of(new byte[32])), Integer.toString(number)),
                new Objection.About(
                        policy, null, new RecipientId(Integer.toString(number).repeat(32)), at.plusSeconds(60)),
                channel,
                at,
                new CustomerStatement(said, null),
                null,
                ChangeAuthor.register(at));
    }
}
