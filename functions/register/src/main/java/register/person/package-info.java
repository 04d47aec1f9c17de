/// Natural persons: erasable records beside the chain, and their display.
@NullMarked
package register.person;

import org.jspecify.annotations.NullMarked;
