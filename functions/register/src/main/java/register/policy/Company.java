package register.policy;

import org.jspecify.annotations.Nullable;
import register.value.Term;

/// The company in whose name a policy speaks, by its legal details. What it does not state is absent.
///
/// @param legalName its full name with its legal form, e.g. `Example GmbH`
/// @param address without the country
/// @param country of its seat
/// @param registrationId its number in a public register of companies
/// @param email a mailbox for questions about the policy; a role's, never a person's
/// @param role in which it processes the data that its subprocessors touch
public record Company(
        String legalName,
        @Nullable String address,
        @Nullable Country country,
        @Nullable String registrationId,
        @Nullable String email,
        @Nullable Role role) {

    /// A role under the GDPR (Art. 4(7) and (8)).
    public enum Role implements Term {
        CONTROLLER,
        PROCESSOR
    }
}
