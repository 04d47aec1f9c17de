package register.mail.letter;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import register.value.Language;
import register.value.PolicyId;

/// The sender of a reply.
///
/// @param address read by a person
/// @param register the base address of its public pages, without a trailing slash; absent if it has none
/// @param trial true if the register is a trial
public record ReplySender(String address, @Nullable URI register, boolean trial) {
    /// The page for subscribing to a policy's notices; absent without a public address.
    @Nullable
    URI subscribe(PolicyId policy, Language language) {
        return register == null ? null : URI.create(register + "/" + policy + "/subscribe?lang=" + language);
    }

    /// The page of a policy; absent without a public address.
    @Nullable
    URI list(PolicyId policy) {
        return register == null ? null : URI.create(register + "/" + policy);
    }
}
