/// The register on one machine: its settings and its parts, put together.
@NullMarked
package register.machine;

import org.jspecify.annotations.NullMarked;
