/// What is recorded to prove a version, and how to check it without the register.
@NullMarked
package register.read.proof;

import org.jspecify.annotations.NullMarked;
