/// JSON values and their canonical form (RFC 8785).
@NullMarked
package register.json;

import org.jspecify.annotations.NullMarked;
