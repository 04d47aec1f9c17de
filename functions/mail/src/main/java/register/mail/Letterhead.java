package register.mail;

import org.jspecify.annotations.Nullable;
import register.mail.letter.From;
import register.mail.rule.AddressedPolicy;
import register.settings.PublicAddress;

/// Where replies come from.
///
/// @param replyFrom the same address for all; absent: that which the request was sent to
/// @param register where their readers reach it
record Letterhead(@Nullable String replyFrom, PublicAddress register) {
    From of(AddressedPolicy policy) {
        return new From(replyFrom == null ? policy.publicAddress() : replyFrom, register.url());
    }
}
