/// A page that a company has already, read into the draft of a policy: what it says, what it leaves open, what is no
/// part of it.
@NullMarked
package register.importing;

import org.jspecify.annotations.NullMarked;
