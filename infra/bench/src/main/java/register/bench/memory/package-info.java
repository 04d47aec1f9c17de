/// The read function's own work, without a table behind it.
@NullMarked
package register.bench.memory;

import org.jspecify.annotations.NullMarked;
