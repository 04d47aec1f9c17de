package register.mail;

import org.jspecify.annotations.Nullable;
import register.mail.letter.From;
import register.mail.rule.AddressedPolicy;
import register.mail.rule.MailSettings;
import register.settings.PublicAddress;

/// Where replies come from.
///
/// @param replyFrom the same address for all; absent: that which the request was sent to
/// @param register where their readers reach it
/// @param trial whether the register is a trial
record Letterhead(@Nullable String replyFrom, PublicAddress register, boolean trial) {
    Letterhead(MailSettings settings, PublicAddress register) {
        this(settings.replyFrom(), register, settings.trial());
    }

    From of(AddressedPolicy policy) {
        return new From(replyFrom == null ? policy.publicAddress() : replyFrom, register.url(), trial);
    }
}
