/// What is told of natural persons: records beside the chain that can be erased, and what of them is shown.
@NullMarked
package register.person;

import org.jspecify.annotations.NullMarked;
