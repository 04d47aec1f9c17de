package register.notices.objection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import register.notices.objection.Objecting.NoticeContext;
import register.objection.CustomerStatement;
import register.objection.Objection;
import register.objection.ObjectionChannel;
import register.request.ChangeAuthor;
import register.value.PolicyId;
import register.value.Reference;

/// Accepts objections through the form linked in each notice. Their mails are sent later, by the intake.
public record FormObjections(Objecting objecting, ObjectionLinks links) {
    /// The daily limit for one link.
    public static final int A_DAY = 10;

    /// The notice of a link; empty if the link is invalid, or its recipient was erased.
    ///
    /// @param link the last part of its path
    public Optional<NoticeContext> told(PolicyId policy, String link) {
        return links.notice(policy, link)
                .flatMap(objecting::told)
                .filter(told -> told.policy().equals(policy) && told.recipient().who() != null);
    }

    /// The result of posting a form.
    ///
    /// @param hasReceipt true if a receipt leaves, or has left
    public record Recorded(Objection objection, boolean hasReceipt) {}

    /// Records a posted objection. The same text again is the same objection while that is open; after it was closed
    /// or erased, it is a new one.
    ///
    /// @return the objection; empty if the link's daily limit is reached
    public Optional<Recorded> record(NoticeContext told, String text, Instant now) {
        String identity = identity(told, told.notice().id() + " " + Objecting.digest(text));
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        byte[] name = objecting.key().mac(("objections by form " + told.notice().id()).getBytes(UTF_8));
        Reference holder = Reference.of(objecting.key(), "form " + identity);
        boolean taken = objecting
                .register()
                .ports()
                .quotas()
                .take(today, "objections " + HexFormat.of().formatHex(name, 0, 16), A_DAY, holder);
        return taken
                ? Optional.of(recorded(objecting.record(
                        identity,
                        told,
                        ObjectionChannel.FORM,
                        now,
                        new CustomerStatement(text, null),
                        null,
                        ChangeAuthor.register(now))))
                : Optional.empty();
    }

    private Recorded recorded(Objection objection) {
        return new Recorded(
                objection,
                switch (objection.receipt().state()) {
                    case DUE -> objecting.budgets().hasReceipt(objection);
                    case SENDING, SENT -> true;
                    case NONE, UNKNOWN, NOT_SENT -> false;
                });
    }

    /// The first identity with this text that is open, or not yet recorded.
    private String identity(NoticeContext told, String text) {
        for (int before = 0; ; before++) {
            String identity = before == 0 ? text : text + " " + before;
            Optional<Objection> standing = objecting.find(identity, told.policy(), ObjectionChannel.FORM);
            if (standing.isEmpty() || standing.get().isOpen()) {
                return identity;
            }
        }
    }
}
