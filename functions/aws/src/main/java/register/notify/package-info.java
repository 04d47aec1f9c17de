/// The functions of runs: one passes the mail service's reports on notices to their ledgers, one sends what is due, one
/// closes the runs whose time is over.
@NullMarked
package register.notify;

import org.jspecify.annotations.NullMarked;
