/// Seals: PAdES signatures, keys and time-stamps (ETSI EN 319 142-1).
@NullMarked
package register.pdf.seal;

import org.jspecify.annotations.NullMarked;
