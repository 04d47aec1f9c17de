package register.mail.letter;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import register.value.Language;
import register.value.PolicyId;

/// Where a reply comes from.
///
/// @param address that a person reads
/// @param register the address below which readers find its pages, without a slash at its end; absent if nobody
///     reaches them
/// @param trial whether the register is a trial
public record From(String address, @Nullable URI register, boolean trial) {
    /// The page on which somebody subscribes to a policy's notices; absent where nobody reaches it.
    @Nullable
    URI subscribe(PolicyId policy, Language language) {
        return register == null ? null : URI.create(register + "/" + policy + "/subscribe?lang=" + language);
    }

    /// The page of a policy; absent where nobody reaches it.
    @Nullable
    URI list(PolicyId policy) {
        return register == null ? null : URI.create(register + "/" + policy);
    }
}
