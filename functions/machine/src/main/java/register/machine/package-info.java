/// The register on one machine: its settings and its parts, assembled.
@NullMarked
package register.machine;

import org.jspecify.annotations.NullMarked;
