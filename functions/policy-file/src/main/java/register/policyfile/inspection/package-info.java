/// What is said of a policy file before it is published, wherever that is said.
@NullMarked
package register.policyfile.inspection;

import org.jspecify.annotations.NullMarked;
