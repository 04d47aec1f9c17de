package register.recipient;

import org.jspecify.annotations.Nullable;

/// A combination of days stated by the contracts of a policy's contacts.
///
/// @param contacts the number of contacts with it, from 1; counted up to 1,000
/// @param customer the customer of the first of them by id, for people to read; absent if it has no name
public record TermsInUse(
        @Nullable Integer noticeDays,
        @Nullable Integer objectionDays,
        int contacts,
        @Nullable String customer) {
    /// The whole days that the contract requires between notice and change.
    public int days() {
        return Math.max(noticeDays == null ? 0 : noticeDays, objectionDays == null ? 0 : objectionDays);
    }

    /// This combination without the customer.
    public TermsInUse unnamed() {
        return new TermsInUse(noticeDays, objectionDays, contacts, null);
    }
}
