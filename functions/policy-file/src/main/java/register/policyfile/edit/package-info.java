/// Changes values in a policy file and leaves everything else in it as it is.
@NullMarked
package register.policyfile.edit;

import org.jspecify.annotations.NullMarked;
