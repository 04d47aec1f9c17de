package register.mail.sending;

import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import register.request.delivery.Handover;
import register.request.delivery.MailSender;
import register.request.delivery.OutgoingMail;

/// Hands a mail over at most once for each claim, which is recorded before the mail leaves: mail has no idempotent
/// send.
/// Whoever finds a claim whose process is lost knows that its mail may have left.
///
/// @param <R> the record that the claim is in
public final class SendingOnce<R> {
    private final Records<R> records;
    private final MailSender sender;

    public SendingOnce(Records<R> records, MailSender sender) {
        this.records = records;
        this.sender = sender;
    }

    /// Where the records are.
    public interface Records<R> {

        /// @return false where the record has moved on
        boolean replace(R changed);

        /// What now stands of a record.
        R current(R record);

        /// Whether what became of a claim's mail still counts in a record that has moved on.
        boolean counts(R claimed, R standing);
    }

    /// Records the claim, and hands the mail over if nobody else has it.
    ///
    /// @param then the record after the mail; called again where the record changes meanwhile
    /// @return the record afterwards; what stands where another process was faster
    public R send(R claimed, OutgoingMail mail, BiFunction<R, Handover, R> then) {
        if (!records.replace(claimed)) {
            return records.current(claimed);
        }
        Handover handover = handedOver(sender, mail);
        return settle(claimed, standing -> then.apply(standing, handover));
    }

    /// Records what became of a claim.
    R settle(R claimed, UnaryOperator<R> change) {
        R standing = claimed;
        while (true) {
            R changed = change.apply(standing);
            if (changed.equals(standing) || records.replace(changed)) {
                return changed;
            }
            standing = records.current(claimed);
            if (!records.counts(claimed, standing)) {
                return standing;
            }
        }
    }

    /// If sending broke off, nobody knows the result.
    static Handover handedOver(MailSender sender, OutgoingMail mail) {
        try {
            return sender.send(mail);
        } catch (RuntimeException e) {
            return new Handover.Unknown(FailureReason.of(e));
        }
    }
}
