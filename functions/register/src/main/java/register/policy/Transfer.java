package register.policy;

import org.jspecify.annotations.Nullable;

/// A transfer to a third country (GDPR chapter V).
///
/// @param module the SCC module, 1 to 4; only with mechanism `scc`
public record Transfer(
        Country from,
        Country to,
        TransferMechanism mechanism,
        @Nullable Integer module) {}
