/// Messages about a policy file, in the register's languages.
@NullMarked
package register.policyfile.said;

import org.jspecify.annotations.NullMarked;
