/// The chain of accepted entries, read as of a date, as known at an instant.
@NullMarked
package register.chain;

import org.jspecify.annotations.NullMarked;
