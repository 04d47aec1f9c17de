package register.contract.world;

import java.time.Instant;
import java.util.List;
import register.recipient.Recipient;
import register.recipient.RecipientId;
import register.recipient.Recipients;
import register.recipient.Terms;
import register.request.ChangeAuthor;
import register.value.Language;
import register.value.PolicyId;

/// Made-up contract contacts.
final class FictitiousRecipients {
    private FictitiousRecipients() {}

    /// Adds a current one, an ended one and an erased one.
    ///
    /// @param address of the first; the others' addresses end with it
    static void add(Recipients to, PolicyId policy, String address, Instant at) {
        added(to, contact(policy, 1, address, at));
        Recipient ended = contact(policy, 2, "other." + address, at);
        added(to, ended);
        replaced(to, ended.ended("complete-import", ChangeAuthor.register(at.plusSeconds(7))));
        Recipient erased = contact(policy, 3, "third." + address, at);
        added(to, erased);
        replaced(to, erased.erased("asked for it", ChangeAuthor.register(at.plusSeconds(8))));
    }

    private static void added(Recipients to, Recipient recipient) {
        if (!to.add(recipient)) {
            throw new AssertionError("expected it to be added: " + recipient.id());
        }
    }

    private static void replaced(Recipients to, Recipient recipient) {
        if (!to.replace(recipient)) {
            throw new AssertionError("expected it to be replaced: " + recipient.id());
        }
    }

    private static Recipient contact(PolicyId policy, int number, String address, Instant at) {
        return Recipient.added(
                new RecipientId(Integer.toString(number).repeat(32)),
                policy,
                Recipient.Kind.CONTACT,
                new Recipient.Who("C-" + number, "Näidis OÜ", address),
                new Language("et"),
                new Terms(30, 14, List.of("EU"), List.of("voice"), List.of("postvogel"), "30 päeva ette"),
                "import",
                ChangeAuthor.register(at));
    }
}
