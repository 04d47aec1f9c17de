package register.mail;

import org.jspecify.annotations.Nullable;
import register.mail.letter.ReplySender;
import register.mail.rule.AddressedPolicy;
import register.mail.rule.MailSettings;
import register.settings.PublicAddress;

/// The sender of replies.
///
/// @param replyFrom the same address for all; absent: the one that the request was sent to
/// @param register its public address
/// @param trial true if the register is a trial
record Letterhead(@Nullable String replyFrom, PublicAddress register, boolean trial) {
    Letterhead(MailSettings settings, PublicAddress register) {
        this(settings.replyFrom(), register, settings.trial());
    }

    ReplySender of(AddressedPolicy policy) {
        return new ReplySender(replyFrom == null ? policy.publicAddress() : replyFrom, register.url(), trial);
    }
}
