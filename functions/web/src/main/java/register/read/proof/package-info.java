/// The records that prove a version, and how to check them without the register.
@NullMarked
package register.read.proof;

import org.jspecify.annotations.NullMarked;
