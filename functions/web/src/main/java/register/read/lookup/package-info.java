/// What an answer is looked up in.
@NullMarked
package register.read.lookup;

import org.jspecify.annotations.NullMarked;
