/// What tells by a name that it may be a natural person's.
@NullMarked
package register.policyfile.person;

import org.jspecify.annotations.NullMarked;
