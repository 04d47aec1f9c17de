package register.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import register.value.Term;

/// The company that publishes a policy, with its legal details. Details it does not state are absent.
///
/// @param legalName its full name with its legal form, e.g. `Example GmbH`
/// @param address without the country
/// @param country of its registered office
/// @param registrationId its number in a public register of companies
/// @param identifiers its numbers and codes in other registers
/// @param email a role mailbox for questions about the policy, never a person's
/// @param role its role in processing the data that its subprocessors process
public record Company(
        String legalName,
        @Nullable String address,
        @Nullable Country country,
        @Nullable String registrationId,
        List<Identifier> identifiers,
        @Nullable String email,
        @Nullable Role role) {
    public Company {
        identifiers = List.copyOf(identifiers);
    }

    /// A role under the GDPR (Art. 4(7) and (8)).
    public enum Role implements Term {
        CONTROLLER,
        PROCESSOR
    }
}
