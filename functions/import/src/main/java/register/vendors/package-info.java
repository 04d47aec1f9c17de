/// Vendors that companies name in their lists of subprocessors, and what public documents state about them: data with
/// source and date, as evidence and as proposals, never as facts about a reader's contract.
@NullMarked
package register.vendors;

import org.jspecify.annotations.NullMarked;
