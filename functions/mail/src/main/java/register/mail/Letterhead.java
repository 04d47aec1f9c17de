package register.mail;

import org.jspecify.annotations.Nullable;
import register.mail.letter.From;
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

    From of(AddressedPolicy policy) {
        return new From(replyFrom == null ? policy.publicAddress() : replyFrom, register.url(), trial);
    }
}
