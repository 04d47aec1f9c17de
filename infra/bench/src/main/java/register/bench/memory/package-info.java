/// The read function's own work, without a table.
@NullMarked
package register.bench.memory;

import org.jspecify.annotations.NullMarked;
