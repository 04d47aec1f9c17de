package register.desk.visit;

import register.desk.view.ContactsTable;

/// A table of customers that the keeper may look at and apply.
///
/// @param complete true if customers missing from it are no longer notified
public record Upload(String policy, ContactsTable table, boolean complete) {}
