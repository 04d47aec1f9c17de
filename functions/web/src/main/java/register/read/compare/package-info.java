/// The differences between two versions, for readers.
@NullMarked
package register.read.compare;

import org.jspecify.annotations.NullMarked;
