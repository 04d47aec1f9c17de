/// The chain of accepted entries: publishing to it and reading it as of a date, as known at an instant.
@NullMarked
package register.chain;

import org.jspecify.annotations.NullMarked;
