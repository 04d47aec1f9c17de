package register.notices.plan;

import register.value.Term;

/// Why a recipient gets no notice of an announcement.
public enum UninformedRecipients implements Term {
    /// No change touches its regions and features.
    NOT_TOUCHED,
    /// It is told nothing more, or was erased.
    ENDED,
    /// A subscriber with the address of a contact, which is told.
    CONTACT_HAS_ADDRESS,
    /// A subscriber who came since somebody looked at the plan: it is told after the others.
    JOINED_SINCE,
    /// Another contact of the same customer has the same address and is told for both.
    SAME_CUSTOMER_AND_ADDRESS,
    /// A correction changes nothing of what it was told.
    KNOWS,
    /// Of what is withdrawn, nothing left for it.
    NOTHING_LEFT
}
