/// Drafts a policy from a company's existing page, with open questions and a list of omissions.
@NullMarked
package register.importing;

import org.jspecify.annotations.NullMarked;
