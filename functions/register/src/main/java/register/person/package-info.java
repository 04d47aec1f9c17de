/// Natural persons: records beside the chain that can be erased, and what is shown of them.
@NullMarked
package register.person;

import org.jspecify.annotations.NullMarked;
