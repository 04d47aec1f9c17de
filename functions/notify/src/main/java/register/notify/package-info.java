/// The notify function: passes the mail service's reports on notices to their ledgers and returns a batch's failures.
@NullMarked
package register.notify;

import org.jspecify.annotations.NullMarked;
