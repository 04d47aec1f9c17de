package register.notices.objection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import register.notices.objection.Objecting.Told;
import register.objection.CustomerStatement;
import register.objection.Objection;
import register.objection.ObjectionChannel;
import register.request.ChangeAuthor;
import register.value.PolicyId;
import register.value.Reference;

/// Takes objections by the form that each notice links to. Their mails leave later, from the intake.
public record FormObjections(Objecting objecting, ObjectionLinks links) {
    /// How many a day are taken by one link.
    public static final int A_DAY = 10;

    /// The notice that a link names; empty where the register made no such link, or what named its recipient was
    /// erased.
    ///
    /// @param link the last part of its path
    public Optional<Told> told(PolicyId policy, String link) {
        return links.notice(policy, link)
                .flatMap(objecting::told)
                .filter(told -> told.policy().equals(policy) && told.recipient().who() != null);
    }

    /// What became of what was posted.
    ///
    /// @param hasReceipt whether a receipt leaves, or has left
    public record Recorded(Objection objection, boolean hasReceipt) {}

    /// Records what was posted. The same text again is the same objection as long as that is open: after a person's
    /// word, or its erasure, it says something new.
    ///
    /// @return the objection; empty where too many came by this link today
    public Optional<Recorded> record(Told told, String text, Instant now) {
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

    /// The first of this text that is open, or not yet recorded.
    private String identity(Told told, String text) {
        for (int before = 0; ; before++) {
            String identity = before == 0 ? text : text + " " + before;
            Optional<Objection> standing = objecting.find(identity, told.policy(), ObjectionChannel.FORM);
            if (standing.isEmpty() || standing.get().isOpen()) {
                return identity;
            }
        }
    }
}
