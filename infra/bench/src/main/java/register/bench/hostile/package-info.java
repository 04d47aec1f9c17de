/// Whether what strangers send costs in proportion to its length.
@NullMarked
package register.bench.hostile;

import org.jspecify.annotations.NullMarked;
