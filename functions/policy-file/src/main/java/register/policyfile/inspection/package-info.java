/// Findings on a policy file before it is published, for every channel that shows them.
@NullMarked
package register.policyfile.inspection;

import org.jspecify.annotations.NullMarked;
