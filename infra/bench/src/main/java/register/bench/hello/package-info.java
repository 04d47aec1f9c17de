/// The baseline function.
@NullMarked
package register.bench.hello;

import org.jspecify.annotations.NullMarked;
