/// The function that everything else is compared with.
@NullMarked
package register.bench.hello;

import org.jspecify.annotations.NullMarked;
