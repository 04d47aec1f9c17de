package register.desk;

/// A table of customers that the keeper has looked at, and may apply.
///
/// @param csv as `recipients import` reads it
/// @param complete true if customers missing from it are no longer notified
record Upload(String policy, String csv, boolean complete) {}
