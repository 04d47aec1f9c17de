/// How what the register is asked for grows with the number of its versions.
@NullMarked
package register.bench.growth;

import org.jspecify.annotations.NullMarked;
