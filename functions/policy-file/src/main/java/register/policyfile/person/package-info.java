/// What a name tells: that it may be a natural person's, or that it is written or listed amiss.
@NullMarked
package register.policyfile.person;

import org.jspecify.annotations.NullMarked;
