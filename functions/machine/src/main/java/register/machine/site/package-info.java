/// The register of one machine.
@NullMarked
package register.machine.site;

import org.jspecify.annotations.NullMarked;
