/// What changed between two versions, for readers.
@NullMarked
package register.read.compare;

import org.jspecify.annotations.NullMarked;
