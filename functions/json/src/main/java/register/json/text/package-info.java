/// JSON text (RFC 8259) to values.
@NullMarked
package register.json.text;

import org.jspecify.annotations.NullMarked;
