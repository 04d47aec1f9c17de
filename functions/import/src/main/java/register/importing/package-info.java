/// Drafts a policy from a company's existing page: what it says, what it leaves open, what does not belong to it.
@NullMarked
package register.importing;

import org.jspecify.annotations.NullMarked;
