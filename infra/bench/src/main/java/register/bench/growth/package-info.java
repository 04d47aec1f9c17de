/// How the register's answering times grow with the number of its versions.
@NullMarked
package register.bench.growth;

import org.jspecify.annotations.NullMarked;
