package register.notices.plan;

import register.value.Term;

/// The reason why a recipient gets no notice of an announcement.
public enum UninformedRecipients implements Term {
    /// No change concerns its regions and features.
    NOT_TOUCHED,
    /// It ended, or was erased.
    ENDED,
    /// A subscriber with the address of a contact, who is notified.
    CONTACT_HAS_ADDRESS,
    /// A subscriber added after the plan was previewed: it is notified after the others.
    JOINED_SINCE,
    /// Another contact of the same customer has the same address and is notified for both.
    SAME_CUSTOMER_AND_ADDRESS,
    /// A correction changes nothing that it was notified of.
    KNOWS,
    /// Nothing in the withdrawal concerns it.
    NOTHING_LEFT
}
