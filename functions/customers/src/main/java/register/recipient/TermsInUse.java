package register.recipient;

import org.jspecify.annotations.Nullable;

/// Days that contracts of a policy's contacts state, each combination once.
///
/// @param contacts how many contacts have them, 1 or more; at most 1,000 are counted
/// @param customer the customer of the first of these by id, for people to read; absent where it has no name
public record TermsInUse(
        @Nullable Integer noticeDays,
        @Nullable Integer objectionDays,
        int contacts,
        @Nullable String customer) {
    /// The whole days between being told and the change that the contract needs.
    public int days() {
        return Math.max(noticeDays == null ? 0 : noticeDays, objectionDays == null ? 0 : objectionDays);
    }

    /// The same without the customer.
    public TermsInUse unnamed() {
        return new TermsInUse(noticeDays, objectionDays, contacts, null);
    }
}
